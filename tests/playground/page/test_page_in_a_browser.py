from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from playground import Person, Telegram, serve
from playground.page import page_routes
from playground.site import Site
from tests.browser import browsing, needs_browser

pytestmark = needs_browser
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x07"


class Bot:
    """Calls the playground's Bot API."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self._token = token

    async def call(self, method: str, **parameters: object) -> None:
        async with httpx.AsyncClient() as client:
            answer = await client.post(f"{self.url}/bot{self._token}/{method}", json=parameters)
        assert answer.json()["ok"], answer.text


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def reader(telegram: Telegram) -> Person:
    return telegram.person("มะลิ", "th")


@pytest_asyncio.fixture(loop_scope="session")
async def bot(telegram: Telegram, reader: Person) -> AsyncIterator[Bot]:
    telegram.person("Alex", "en")
    routes = [*Site().routes(), *page_routes()]
    async with serve(telegram, extra_routes=routes) as server:
        yield Bot(server.url, telegram.token)


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, bot: Bot) -> AsyncIterator[Page]:
    async with browsing(browser, f"{bot.url}/chat") as page:
        yield page


async def test_an_editor_sends_a_file_and_a_picture(page: Page, reader: Person) -> None:
    await page.get_by_test_id("start").click()
    await page.get_by_test_id("composer").fill("ข่าวใหม่")
    await page.get_by_test_id("files").set_input_files(
        [
            FilePayload(name="story.txt", mimeType="text/plain", buffer="ฝนตก".encode()),
            FilePayload(name="rain.png", mimeType="image/png", buffer=PICTURE),
        ]
    )
    await expect(page.get_by_test_id("message").last.locator("img.photo")).to_be_visible()
    document, photo = reader.messages[-2:]
    assert (document["document"]["file_name"], document["caption"]) == ("story.txt", "ข่าวใหม่")
    assert photo["photo"][0]["width"] == 5
    await expect(page.get_by_test_id("composer")).to_have_value("")


async def test_a_reader_starts_reads_and_presses(page: Page, bot: Bot, reader: Person) -> None:
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_contain_text("/start")
    await bot.call(
        "sendMessage",
        chat_id=reader.id,
        text="<b>ข่าว</b> 👩‍🚀 <i>after</i> <tg-spoiler>x</tg-spoiler> &lt;img src=x onerror=alert(1)&gt;",
        parse_mode="HTML",
        link_preview_options={
            "url": f"{bot.url}/images/passkeys-thai-guide.png",
            "show_above_text": True,
        },
        reply_markup={"inline_keyboard": [[{"text": "🔖 save", "callback_data": "s"}]]},
    )
    message = page.get_by_test_id("message").last
    await expect(message.locator("strong")).to_have_text("ข่าว")
    await expect(message.locator("em")).to_have_text("after")
    await expect(message).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(message.locator(".preview img")).to_be_visible()
    await message.get_by_test_id("button").click()
    await expect(message.get_by_test_id("button")).to_have_attribute("aria-busy", "true")
    query = next(update for update in await updates(bot) if "callback_query" in update)
    await bot.call("answerCallbackQuery", callback_query_id=query["callback_query"]["id"], text="Kept")
    await expect(page.get_by_test_id("toast")).to_have_text("Kept")
    await expect(message.get_by_test_id("button")).not_to_have_attribute("aria-busy", "true")


async def test_an_edit_and_a_deletion_reach_the_open_chat(page: Page, bot: Bot, reader: Person) -> None:
    reader.start()
    await bot.call("sendMessage", chat_id=reader.id, text="first")
    message = page.get_by_test_id("message").last
    await expect(message).to_contain_text("first")
    message_id = int(await message.get_attribute("data-message-id") or 0)
    await bot.call("editMessageText", chat_id=reader.id, message_id=message_id, text="second")
    await expect(message).to_contain_text("second")
    await expect(message).to_have_attribute("data-edited", "true")
    await bot.call("deleteMessage", chat_id=reader.id, message_id=message_id)
    await expect(page.get_by_test_id("message").filter(has_text="second")).to_have_count(0)


async def test_the_newsroom_publishes_and_sees_refusals(page: Page, bot: Bot, reader: Person) -> None:
    await page.get_by_test_id("publish").click()
    await expect(page.get_by_test_id("published")).to_contain_text("Published:")
    reader.start()
    await page.locator("summary", has_text="Faults").click()
    await page.get_by_test_id("fault-kind").select_option("403")
    await page.get_by_test_id("fault-on").click()
    await expect(page.get_by_test_id("fault")).to_contain_text("403")
    with pytest.raises(AssertionError, match="403"):
        await bot.call("sendMessage", chat_id=reader.id, text="refused")
    await expect(page.locator("[data-testid=log-entry].refused")).to_have_attribute("data-status", "403")
    await expect(page.get_by_test_id("fault")).to_have_count(0)


async def test_the_phone_wide_page_speaks_thai_and_counts_the_unread(
    page: Page, bot: Bot, reader: Person
) -> None:
    reader.start()
    await page.set_viewport_size({"width": 375, "height": 700})
    await page.get_by_test_id("person-en").click()
    await bot.call("sendMessage", chat_id=reader.id, text="สวัสดี")
    await expect(page.get_by_test_id("person-th").get_by_test_id("unread")).to_have_text("1")
    await page.get_by_test_id("language").click()
    await expect(page.get_by_test_id("start")).to_have_text("เริ่มใช้งาน")
    await page.get_by_test_id("person-th").click()
    await expect(page.get_by_test_id("unread")).to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth") == 375


async def test_a_group_with_topics_is_made_shown_and_written_in(
    page: Page, bot: Bot, telegram: Telegram
) -> None:
    async def named(opens: str, name: str) -> None:
        await page.get_by_test_id(opens).click()
        await page.get_by_test_id("name").fill(name)
        await page.get_by_test_id("name-ok").click()

    await named("new-forum", "ชมรม")
    await expect(page.get_by_test_id("person-forum")).to_contain_text("ชมรม")
    (forum,) = telegram.groups
    assert (forum.chat.shown["is_forum"], forum.owner.user["first_name"]) == (True, "มะลิ")
    await named("new-topic", "ข่าวด่วน")
    topics, messages = page.get_by_test_id("topic"), page.get_by_test_id("message")
    await expect(topics).to_have_text(["General", "ข่าวด่วน"])
    await expect(messages).to_have_text("🧵 ข่าวด่วน")
    await page.get_by_test_id("composer").fill("ในหัวข้อ")
    await page.get_by_test_id("send").click()
    await expect(messages.last).to_contain_text("ในหัวข้อ")
    (thread,) = forum.chat.topics
    assert forum.messages[-1]["message_thread_id"] == thread
    await topics.first.click()
    await expect(messages).to_have_count(0)
    await bot.call("sendMessage", chat_id=forum.id, message_thread_id=thread, text="ข่าวใหม่")
    await expect(topics.last.get_by_test_id("topic-unread")).to_have_text("1")
    await expect(messages).to_have_count(0)
    await bot.call("sendMessage", chat_id=forum.id, text="ถึงทุกคน")
    await expect(messages).to_contain_text("ถึงทุกคน")
    await topics.last.click()
    await expect(messages.last).to_contain_text("ข่าวใหม่")
    await expect(page.get_by_test_id("topic-unread")).to_have_count(0)
    await page.get_by_test_id("person-th").click()
    await expect(topics).to_have_count(0)
    await page.set_viewport_size({"width": 375, "height": 700})
    await page.get_by_test_id("person-forum").click()
    assert await page.evaluate("document.documentElement.scrollWidth") == 375


async def updates(bot: Bot) -> list[dict[str, dict[str, str]]]:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{bot.url}/bot{bot._token}/getUpdates", json={"timeout": 2})
    found: list[dict[str, dict[str, str]]] = answer.json()["result"]
    return found
