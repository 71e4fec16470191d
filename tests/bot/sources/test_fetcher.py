import asyncio
import gzip
import ssl
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest

from bot.sources.fetcher import Fetched, Fetcher
from bot.sources.reach import IPAddress
from news.errors import FeedUnreachable
from news.look import Unchanged
from tests.bot.sources.wire import always, response, serving

MEGABYTE = 1_000_000


@asynccontextmanager
async def fetching(
    *,
    allow_private: bool = True,
    deadline: float = 5,
    max_body: int = 10 * MEGABYTE,
    hosts: dict[str, list[str]] | None = None,
) -> AsyncIterator[Fetcher]:
    async def resolve(host: str, _: int) -> list[IPAddress]:
        return [ip_address(address) for address in (hosts or {}).get(host, [host])]

    fetcher = Fetcher(
        allow_private=allow_private,
        deadline=deadline,
        max_body=max_body,
        resolve=resolve,
        ssl_context=ssl.create_default_context(),
    )
    try:
        yield fetcher
    finally:
        await fetcher.close()


async def refusal_of(fetcher: Fetcher, url: str) -> FeedUnreachable:
    with pytest.raises(FeedUnreachable) as raised:
        await fetcher.get(url)
    return raised.value


async def test_a_body_comes_with_its_type_and_validators(fetcher: Fetcher) -> None:
    answer = response(
        b"news", Content_Type="text/xml", ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 03:00:00 GMT"
    )
    async with serving(always(answer)) as site:
        fetched = await fetcher.get(site.url())
    assert fetched == Fetched(
        url=site.url(),
        body=b"news",
        content_type="text/xml",
        etag='"v1"',
        last_modified="Mon, 02 Mar 2026 03:00:00 GMT",
    )


async def test_it_says_who_it_is_and_takes_only_what_it_can_unpack(fetcher: Fetcher) -> None:
    async with serving(always(response())) as site:
        await fetcher.get(site.url())
    head = site.requests[0].lower()
    assert "user-agent: khao/" in head
    assert "(+news bot)" in head
    assert "accept-encoding: gzip, deflate\r\n" in head


async def test_validators_are_sent_back_and_a_304_is_no_news(fetcher: Fetcher) -> None:
    async with serving(always(response(status="304 Not Modified"))) as site:
        answer = await fetcher.get_if_changed(site.url(), etag='W/"v1"', last_modified="yesterday")
    assert answer == Unchanged()
    assert 'if-none-match: w/"v1"' in site.requests[0].lower()
    assert "if-modified-since: yesterday" in site.requests[0].lower()


async def test_without_validators_none_are_sent_and_a_304_is_a_fault(fetcher: Fetcher) -> None:
    async with serving(always(response(status="304 Not Modified"))) as site:
        assert "wasn't asked" in str(await refusal_of(fetcher, site.url()))
    assert "if-" not in site.requests[0].lower()


async def test_a_connection_serves_many_fetches(fetcher: Fetcher) -> None:
    async with serving(always(response(b"news"))) as site:
        for _ in range(5):
            await fetcher.get(site.url())
    assert site.connections == 1


async def test_cookies_are_not_kept(fetcher: Fetcher) -> None:
    async with serving(always(response(Set_Cookie="reader=1; Path=/"))) as site:
        await fetcher.get(site.url())
        await fetcher.get(site.url())
    assert "cookie" not in site.requests[1].lower()


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("gzip", lambda content: gzip.compress(content[:100]) + gzip.compress(content[100:])),
        ("gzip", lambda content: gzip.compress(content) + b"\0\0padding"),
        ("deflate", zlib.compress),
        ("deflate", bare_deflate),
        ("identity", bytes),
    ],
)
async def test_packed_bodies_are_unpacked(
    fetcher: Fetcher, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    content = "ข่าวเทคโนโลยี".encode() * 1000
    async with serving(always(response(pack(content), Content_Encoding=encoding))) as site:
        assert (await fetcher.get(site.url())).body == content


async def test_an_encoding_that_was_not_asked_for_is_refused(fetcher: Fetcher) -> None:
    async with serving(always(response(b"news", Content_Encoding="br"))) as site:
        assert "encoding that wasn't asked for" in str(await refusal_of(fetcher, site.url()))


@pytest.mark.parametrize(
    "body", [b"not gzip at all", gzip.compress(b"news" * 1000)[:-20]], ids=["no gzip", "cut off"]
)
async def test_broken_packing_is_told(fetcher: Fetcher, body: bytes) -> None:
    async with serving(always(response(body, Content_Encoding="gzip"))) as site:
        assert "packing is broken" in str(await refusal_of(fetcher, site.url()))


async def test_a_gzip_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = gzip.compress(bytes(300 * MEGABYTE))
    async with fetching() as fetcher, serving(always(response(bomb, Content_Encoding="gzip"))) as site:
        tracemalloc.start()
        try:
            reason = await refusal_of(fetcher, site.url())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert "larger than 10,000,000 bytes" in str(reason)
    assert peak < 40 * MEGABYTE


async def test_an_endless_body_is_cut_off() -> None:
    async def endless(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while not writer.is_closing():
            writer.write(bytes(64_000))
            await writer.drain()

    async with fetching(max_body=MEGABYTE) as fetcher, serving(endless) as site:
        assert "larger than 1,000,000 bytes" in str(await refusal_of(fetcher, site.url()))


async def test_a_body_that_drips_ends_with_the_deadline() -> None:
    async def drip(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with fetching(deadline=0.3) as fetcher, serving(drip) as site:
        assert "within 0.3 seconds" in str(await refusal_of(fetcher, site.url()))


async def test_a_server_that_says_nothing_ends_with_the_deadline() -> None:
    async def silent(_: str, __: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1)

    async with fetching(deadline=0.1) as fetcher, serving(silent) as site:
        assert "didn't finish" in str(await refusal_of(fetcher, site.url()))


async def test_a_dropped_connection_is_told(fetcher: Fetcher) -> None:
    async def drop(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
        writer.close()

    async with serving(drop) as site:
        assert "dropped the connection" in str(await refusal_of(fetcher, site.url()))


async def test_what_is_no_http_is_told(fetcher: Fetcher) -> None:
    async with serving(always(b"220 mail.example ESMTP\r\n\r\n")) as site:
        assert "dropped the connection" in str(await refusal_of(fetcher, site.url()))


async def test_a_closed_port_is_told(fetcher: Fetcher) -> None:
    async with serving(always(b"")) as site:
        url = site.url()
    assert "refused the connection" in str(await refusal_of(fetcher, url))


async def test_tls_that_is_none_is_told(fetcher: Fetcher) -> None:
    async with serving(always(b"")) as site:
        url = site.url().replace("http://", "https://")

        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(10)
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        assert "can't be spoken to over TLS" in str(await refusal_of(fetcher, url))
        server.close()


async def test_a_redirect_is_followed_to_its_end(fetcher: Fetcher) -> None:
    async def answer(head: str, writer: asyncio.StreamWriter) -> None:
        moved = "GET /feed " in head
        writer.write(response(status="301 Moved", Location="/ข่าว?a=1") if moved else response(b"news"))

    async with serving(answer) as site:
        fetched = await fetcher.get(site.url())
    assert fetched.body == b"news"
    assert fetched.url.endswith("?a=1")


async def test_redirects_in_circles_end(fetcher: Fetcher) -> None:
    async with serving(always(response(status="302 Found", Location="/feed"))) as site:
        assert "redirects in circles" in str(await refusal_of(fetcher, site.url()))
    assert len(site.requests) == 6


@pytest.mark.parametrize("location", ["ftp://a.example/", "file:///etc/passwd", "javascript:1", "http://[::1"])
async def test_a_redirect_out_of_the_web_is_refused(fetcher: Fetcher, location: str) -> None:
    async with serving(always(response(status="302 Found", Location=location))) as site:
        assert "no web address" in str(await refusal_of(fetcher, site.url()))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.5",
        "::1",
        "::ffff:127.0.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "fec0::1",
        "2002:7f00:1::",
    ],
)
async def test_a_host_whose_dns_answers_an_inner_address_is_refused(address: str) -> None:
    hosts = {"news.example": ["93.184.215.14", address]}
    async with fetching(allow_private=False, hosts=hosts) as fetcher:
        reason = str(await refusal_of(fetcher, "http://news.example/feed"))
    assert "news.example resolves to" in reason


async def test_a_refusal_says_how_to_allow_it() -> None:
    async with fetching(allow_private=False) as fetcher:
        reason = str(await refusal_of(fetcher, "http://127.0.0.1/feed"))
    assert "127.0.0.1, a loopback address; set ALLOW_PRIVATE_ADDRESSES=true to allow it" in reason


async def test_the_metadata_of_a_cloud_is_refused_even_where_private_addresses_are_allowed() -> None:
    async with (
        serving(always(response(status="302 Found", Location="http://169.254.169.254/latest/"))) as site,
        fetching(allow_private=True) as fetcher,
    ):
        assert "169.254.169.254, a link-local" in str(await refusal_of(fetcher, site.url()))


async def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    """The name is looked up once, and the server still hears it."""
    async with (
        serving(always(response(b"news"))) as site,
        fetching(hosts={"news.example": ["127.0.0.1"]}) as fetcher,
    ):
        fetched = await fetcher.get(site.url(host="news.example"))
    assert fetched.body == b"news"
    assert f"Host: news.example:{site.port}" in site.requests[0]


async def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    async with (
        serving(always(response(b"news"))) as site,
        fetching(hosts={"news.example": ["::1", "127.0.0.1"]}) as fetcher,
    ):
        assert (await fetcher.get(site.url(host="news.example"))).body == b"news"


async def test_a_redirect_is_checked_like_the_first_address() -> None:
    hosts = {"news.example": ["127.0.0.1"], "inner.example": ["169.254.169.254"]}
    async with (
        serving(always(response(status="302 Found", Location="http://inner.example/"))) as site,
        fetching(hosts=hosts) as fetcher,
    ):
        reason = str(await refusal_of(fetcher, site.url(host="news.example")))
    assert "inner.example resolves to 169.254.169.254" in reason


async def test_a_name_without_an_address_is_told(fetcher: Fetcher) -> None:
    assert "has no address in the DNS" in str(await refusal_of(fetcher, "http://nowhere.invalid/feed"))


async def test_numbers_that_spell_an_inner_address_are_seen_through() -> None:
    fetcher = Fetcher(ssl_context=ssl.create_default_context())
    assert "127.0.0.1, a loopback" in str(await refusal_of(fetcher, "http://2130706433/feed"))
    await fetcher.close()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "nothing at this address"),
        ("410 Gone", "gone for good"),
        ("500 Oops", "failed (HTTP 500)"),
    ],
)
async def test_a_refusing_status_is_told_in_words(fetcher: Fetcher, status: str, words: str) -> None:
    async with serving(always(response(status=status))) as site:
        assert words in str(await refusal_of(fetcher, site.url()))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "120"}, 120),
        ({"Retry_After": "999999999999"}, 86_400),
        ({"Retry_After": "Mon, 02 Mar 2026 03:10:00 GMT", "Date": "Mon, 02 Mar 2026 03:00:00 GMT"}, 600),
        ({"Retry_After": "Mon, 02 Mar 2026 02:10:00 GMT", "Date": "Mon, 02 Mar 2026 03:00:00 GMT"}, 0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "-5"}, None),
        ({}, None),
    ],
)
async def test_a_busy_server_says_when_to_come_back(
    fetcher: Fetcher, headers: dict[str, str], seconds: int | None
) -> None:
    async with serving(always(response(status="429 Too Many Requests", **headers))) as site:
        assert (await refusal_of(fetcher, site.url())).retry_after == seconds


async def test_a_password_is_sent_and_never_told(fetcher: Fetcher) -> None:
    async with serving(always(response(status="401 Unauthorized"))) as site:
        url = site.url("/feed?token=hush").replace("http://", "http://somchai:secret@")
        reason = str(await refusal_of(fetcher, url))
    assert "authorization: basic" in site.requests[0].lower()
    assert "secret" not in reason
    assert "hush" not in reason
    assert f"http://127.0.0.1:{site.port}/feed?…" in reason


async def test_a_password_does_not_travel_to_another_host() -> None:
    async def answer(head: str, writer: asyncio.StreamWriter) -> None:
        away = response(status="302 Found", Location=f"http://b.example:{site.port}/")
        writer.write(away if "Host: a.example" in head else response(b"news"))

    async with (
        serving(answer) as site,
        fetching(hosts={"a.example": ["127.0.0.1"], "b.example": ["127.0.0.1"]}) as fetcher,
    ):
        await fetcher.get(site.url(host="u:p@a.example"))
    assert "authorization" in site.requests[0].lower()
    assert "authorization" not in site.requests[1].lower()


async def test_a_host_is_asked_by_a_few_at_a_time_at_most() -> None:
    under_way, most = 0, 0

    async def slow(_: str, writer: asyncio.StreamWriter) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.02)
        under_way -= 1
        writer.write(response(b"news"))

    async with fetching() as fetcher, serving(slow) as site:
        await asyncio.gather(*(fetcher.get(site.url(f"/{number}")) for number in range(20)))
    assert most == 8


async def test_waiting_for_a_turn_does_not_count_as_slowness() -> None:
    async def slow(_: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(response(b"news"))

    async with fetching(deadline=1) as fetcher, serving(slow) as site:
        await asyncio.gather(*(fetcher.get(site.url()) for _ in range(64)))
