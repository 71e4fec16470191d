import asyncio
import time

import aiohttp
import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError

from playground import Person, Telegram, serve
from playground.server import PublicAddressError, Served

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\x80\0\0\1\xe0"


def path(telegram: Telegram, method: str) -> str:
    return f"/bot{telegram.token}/{method}"


@pytest.mark.parametrize("way", ["json", "form", "multipart", "query"])
async def test_parameters_come_four_ways(
    telegram: Telegram, client: httpx.AsyncClient, person: Person, way: str
) -> None:
    fields = {"chat_id": str(person.id), "text": "สวัสดี 😀 & =", "disable_notification": "true"}
    url = path(telegram, "sendMessage")
    match way:
        case "json":
            answer = await client.post(url, json=fields)
        case "form":
            answer = await client.post(url, data=fields)
        case "multipart":
            form = {name: (None, value) for name, value in fields.items()}
            answer = await client.post(url, files=form)
        case _:
            answer = await client.get(url, params=fields)
    assert answer.status_code == 200
    assert answer.json()["result"]["text"] == "สวัสดี 😀 & ="


async def test_a_wrong_token_is_unauthorized(client: httpx.AsyncClient) -> None:
    answer = await client.post("/bot1:x/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/x-www-form-urlencoded", b"text=%ff"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx"),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx\r\n--b--"),
        ("text/plain", b"x"),
    ],
)
async def test_a_broken_body_is_a_bad_request(
    telegram: Telegram, client: httpx.AsyncClient, kind: str, body: bytes
) -> None:
    url = path(telegram, "getMe")
    answer = await client.post(url, content=body, headers={"content-type": kind})
    assert answer.status_code == 400


async def test_an_uploaded_file_comes_back_byte_for_byte(
    telegram: Telegram, client: httpx.AsyncClient, server: Served, person: Person
) -> None:
    content = bytes(range(256)) * 3 + b"\r\n--x\r\n"
    form = aiohttp.FormData({"chat_id": str(person.id)})
    form.add_field("document", content, filename="ก.bin", content_type="application/x-test")
    async with (
        aiohttp.ClientSession(server.url) as session,
        session.post(path(telegram, "sendDocument"), data=form) as answer,
    ):
        document = (await answer.json())["result"]["document"]
    assert (document["file_size"], document["mime_type"]) == (len(content), "application/x-test")
    query = {"file_id": document["file_id"]}
    file = (await client.get(path(telegram, "getFile"), params=query)).json()["result"]
    fetched = await client.get(f"/file/bot{telegram.token}/{file['file_path']}")
    assert fetched.content == content
    assert (await client.get(f"/file/bot1:x/{file['file_path']}")).status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.com"])
async def test_only_loopback_is_bound(host: str) -> None:
    with pytest.raises(PublicAddressError, match="loopback"):
        async with serve(Telegram(), host=host):
            pass


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "rebound.example"},
        {"origin": "https://rebound.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "null"},
    ],
)
@pytest.mark.parametrize("where", ["/play/state", "bot", "/guest"])
async def test_foreign_pages_and_names_are_refused(
    telegram: Telegram, client: httpx.AsyncClient, headers: dict[str, str], where: str
) -> None:
    url = path(telegram, "getMe") if where == "bot" else where
    assert (await client.get(url, headers=headers)).status_code == 403


async def test_a_link_from_anywhere_leads_to_pages_but_does_nothing(
    telegram: Telegram, client: httpx.AsyncClient
) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert (await client.get("/guest", headers=link)).status_code == 404
    assert (await client.get(path(telegram, "getMe"), headers=link)).status_code == 403
    assert (await client.get("/play/state", headers=link)).status_code == 403


async def test_several_bots_and_guests_share_one_port() -> None:
    async def guest(_: Request) -> PlainTextResponse:
        return PlainTextResponse("page")

    one, two = Telegram(seed=1), Telegram(token="7:x", bot_username="second_bot")
    async with (
        serve(one, two, extra_routes=[Route("/", guest)]) as served,
        httpx.AsyncClient(base_url=served.url) as client,
    ):
        assert (await client.get("/")).text == "page"
        told = (await client.get("/bot7:x/getMe")).json()
        assert told["result"]["username"] == "second_bot"
        assert (await client.get(path(one, "getMe"))).status_code == 200


async def test_two_bots_need_two_tokens() -> None:
    with pytest.raises(ValueError, match="token of its own"):
        async with serve(Telegram(), Telegram()):
            pass


async def test_leaving_ends_long_polls_at_once(telegram: Telegram) -> None:
    async with httpx.AsyncClient() as client:
        async with serve(telegram) as served:
            url = served.url + path(telegram, "getUpdates")
            poll = asyncio.create_task(client.post(url, json={"timeout": 50}))
            await telegram.until(lambda: telegram.updates.polled)
        started = time.perf_counter()
        assert (await poll).status_code == 200
        assert time.perf_counter() - started < 1


async def test_a_box_goes_on_where_it_stopped_when_served_again(telegram: Telegram) -> None:
    async with serve(telegram) as served:
        port = served.port
    async with (
        serve(telegram, port=port) as served,
        httpx.AsyncClient(base_url=served.url) as client,
    ):
        poll = asyncio.create_task(client.post(path(telegram, "getUpdates"), json={"timeout": 9}))
        await telegram.until(lambda: telegram.updates.polled)
        telegram.person().start()
        assert len((await poll).json()["result"]) == 1


async def test_the_log_never_shows_the_token(
    telegram: Telegram, client: httpx.AsyncClient, person: Person
) -> None:
    await client.post(path(telegram, "sendMessage"), json={"chat_id": person.id, "text": "x"})
    shown = (await client.get("/play/log")).text
    assert "sendMessage" in shown
    assert telegram.token not in shown


async def test_python_telegram_bot_talks_to_it(telegram: Telegram, server: Served, person: Person) -> None:
    async with Bot(telegram.token, base_url=server.url + "/bot") as bot:
        assert (await bot.get_me()).username == "khao_demo_bot"
        button = InlineKeyboardButton("📝 สรุป", callback_data="s:1")
        sent = await bot.send_message(
            person.id,
            "<b>ข่าว</b>",
            parse_mode="HTML",
            reply_markup=InlineKeyboardMarkup([[button]]),
            link_preview_options=LinkPreviewOptions(url="https://x.example/i.png"),
        )
        press = person.press(await person.reads(lambda message: "ข่าว" in message["text"]), "📝")
        updates = await bot.get_updates(offset=-1, timeout=1)
        query = updates[0].callback_query
        assert query is not None
        await query.answer("ได้")
        assert press.answer == {"text": "ได้", "show_alert": False, "url": ""}
        await sent.edit_text("ใหม่")
        assert (await person.reads(lambda message: message["text"] == "ใหม่"))["edit_date"]
        with pytest.raises(BadRequest, match="not modified"):
            await sent.edit_text("ใหม่")
        with pytest.raises(NetworkError, match="does not perform"):
            await bot.send_dice(person.id)
        document = await bot.send_document(person.id, b"hello", filename="a.txt")
        assert document.document is not None
        album = [InputMediaPhoto(PNG, caption="ก"), InputMediaPhoto("https://x.example/a.jpg")]
        assert [each.caption for each in await bot.send_media_group(person.id, album)] == [
            "ก",
            None,
        ]
        assert telegram.log[-1].shown()["parameters"]["media"][0]["media"].endswith("24 bytes)")
        person.block()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(person.id, "x")
    with pytest.raises(InvalidToken):
        async with Bot("1:x", base_url=server.url + "/bot"):
            pass
