"""The main flows of readers and the newsroom in the browser, in both languages, on one demo."""

import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.bot.khao import ROOT, environment
from tests.browser import browsing, needs_browser

pytestmark = [
    *needs_browser,
    pytest.mark.parametrize("language", ["th", "en"]),
    pytest.mark.xdist_group("demo"),  # else each of pytest's processes starts a demo
]
SLOW = 15_000

SAID = {
    "th": {
        "topics": "ถัดไป ▶️|ทุกหัวข้อ ▶️",
        "now": "⚡ ทันทีที่มีข่าว",
        "coming": "เมื่อมีข่าวใหม่ บอตจะส่งมาให้ที่นี่ทันที",
        "digest": "รวมส่ง",
        "daily": "รวมส่งทุกวัน",
        "as it happens": "ทันที",
        "why": "คุณรับข่าวทุกหัวข้อ",
        "saved": "ข่าวที่บันทึกไว้",
        "page": "หน้า 2 จาก",
        "Tokyo": "โตเกียว",
        "invited": "พิมพ์ข้อความได้เลย",
        "held": "กองบรรณาธิการจะอ่านก่อนเผยแพร่",
        "published": "ความเห็นของคุณในข่าว",
        "answered": "ตอบความเห็นของคุณ",
        "asked": "พิมพ์คำตอบถึง",
        "offered": "ผู้ดูแลกลุ่ม",
        "connected": "จะส่งข่าวใหม่ที่นี่",
    },
    "en": {
        "topics": "Next ▶️|Everything ▶️",
        "now": "⚡ As it happens",
        "coming": "New stories will arrive here as they are published",
        "digest": "In a digest",
        "daily": "in a digest at",
        "as it happens": "As it happens",
        "why": "You get all stories",
        "saved": "Saved stories",
        "page": "Page 2 of",
        "Tokyo": "Tokyo",
        "invited": "Whatever you write now",
        "held": "reads comments before they appear",
        "published": "Your comment on",
        "answered": "answered your comment",
        "asked": "write your answer to",
        "offered": "An admin of this group",
        "connected": "New stories come here",
    },
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One `khao demo` for all of them; the address of its chat page."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=tmp_path_factory.mktemp("demo"),
        env=environment({"PYTHONPATH": str(ROOT), "LISTEN": ""}),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/chat", line)))
        yield address
        process.send_signal(signal.SIGTERM)


@dataclass
class Chat:
    page: Page
    language: str

    def said(self, name: str) -> re.Pattern[str]:
        return re.compile(SAID[self.language][name])

    async def be(self, who: str) -> None:
        await self.page.get_by_test_id(f"person-{who}").click()

    async def say(self, text: str) -> None:
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("send").click()

    async def reads(self, text: str | re.Pattern[str], *, button: str = "") -> Locator:
        """The newest message that says so; it stays the same whatever its buttons turn it into."""
        fitting = self.page.locator('[data-testid="message"][data-from="bot"]').filter(has_text=text)
        if button:
            fitting = fitting.filter(has=self.page.get_by_test_id("button").filter(has_text=button))
        await expect(fitting.last).to_be_visible(timeout=SLOW)
        number = await fitting.last.get_attribute("data-message-id")
        return self.page.locator(f'[data-message-id="{number}"]')

    async def press(self, message: Locator, button: str | re.Pattern[str]) -> None:
        await message.get_by_test_id("button").filter(has_text=button).first.click()

    async def publishes(self) -> Locator:
        """A story goes out; its card."""
        await self.page.get_by_test_id("publish").click()
        told = self.page.get_by_test_id("published")
        await expect(told).to_contain_text("Published:")
        title = (await told.inner_text()).partition(":")[2].strip()
        return await self.reads(title, button="📝")


@pytest_asyncio.fixture(loop_scope="session")
async def chat(browser: Browser, demo: str, language: str) -> AsyncIterator[Chat]:
    async with browsing(browser, demo) as page:
        chat = Chat(page, language)
        await chat.be(language)
        yield chat


async def test_onboarding_takes_three_taps_and_settings_are_edited_in_place(chat: Chat) -> None:
    greeting = await chat.reads("🗣 ภาษา · Language")
    await chat.press(greeting, {"th": "ไทย", "en": "English"}[chat.language])
    await chat.press(greeting, chat.said("topics"))
    await chat.press(greeting, chat.said("now"))
    await expect(greeting).to_contain_text(chat.said("coming"))
    await chat.say("/settings")
    settings = await chat.reads("⚙️", button="🕒")
    await chat.press(settings, "🕒")
    await chat.press(settings, chat.said("digest"))
    await expect(settings).to_contain_text(chat.said("daily"))
    await chat.press(settings, chat.said("as it happens"))
    await chat.press(settings, "⚙️")
    await expect(settings.get_by_test_id("button").filter(has_text="🌙")).to_be_visible()
    await expect(settings).not_to_contain_text(chat.said("daily"))


async def test_a_reader_searches_pages_saves_and_asks_why(chat: Chat) -> None:
    card = await chat.publishes()
    await chat.press(card, "⋯")
    await chat.press(card, "❓")
    told = chat.page.locator('[data-testid="toast"], #alert[open]')
    await expect(told.last).to_contain_text(chat.said("why"))
    await chat.page.keyboard.press("Escape")
    await chat.press(card, "↩️")
    await chat.press(card, "🔖")
    await chat.say("/saved")
    saved = await chat.reads(chat.said("saved"))
    await expect(saved.get_by_test_id("button").filter(has_text="1️⃣")).to_be_visible()
    await chat.say({"th": "ตั้งแต่:2020", "en": "from:2020"}[chat.language])  # all there are: more than a page
    found = await chat.reads("🔎", button="▶️")
    await chat.press(found, "▶️")
    await expect(found).to_contain_text(chat.said("page"))


async def test_a_comment_is_approved_shown_and_answered(chat: Chat) -> None:
    other = {"th": "en", "en": "th"}[chat.language]
    answerer = Chat(chat.page, other)
    text, answer = f"ความเห็นจากเบราว์เซอร์ {chat.language}", f"คำตอบจากเบราว์เซอร์ {other}"
    card = await chat.publishes()
    title = (await card.locator("strong").first.inner_text()).strip()
    await chat.press(card, "💬")
    await expect(card).to_contain_text(chat.said("invited"))
    await chat.say(text)
    await chat.reads(chat.said("held"))
    await chat.be("owner")
    await chat.press(await chat.reads(text, button="✅"), "✅")
    await chat.be(other)
    theirs = await answerer.reads(title, button="💬")
    await chat.press(theirs, "💬")
    await expect(theirs).to_contain_text(text)
    await chat.press(theirs, "1️⃣")
    await chat.press(theirs, re.compile("💬 (ตอบ|Answer)"))
    await answerer.reads(answerer.said("asked"))
    await chat.say(answer)
    await answerer.reads(answerer.said("held"))
    await chat.be("owner")
    await chat.press(await chat.reads(answer, button="✅"), "✅")
    await chat.be(chat.language)
    await chat.reads(chat.said("published"))
    await expect(await chat.reads(chat.said("answered"))).to_contain_text(answer)


async def test_stories_are_offered_inline_and_a_place_settles_the_time_zone(chat: Chat) -> None:
    await chat.page.get_by_test_id("composer").fill("@khao_demo_bot ")
    results = chat.page.get_by_test_id("inline-result")
    await expect(results.first).to_be_visible(timeout=SLOW)
    before = await results.count()
    await chat.page.get_by_test_id("inline-more").click()
    await expect(results.nth(before)).to_be_visible(timeout=SLOW)
    title = await results.first.locator("strong").inner_text()
    await results.first.click()
    passed = chat.page.get_by_test_id("message").filter(has_text=title).last
    await expect(passed.get_by_test_id("button").first).to_contain_text("📖")
    await chat.page.get_by_test_id("menu").click()
    await chat.page.get_by_test_id("place").click()
    await chat.reads(chat.said("Tokyo"))


async def test_what_is_said_below_a_channels_story_is_its_comment(chat: Chat) -> None:
    text = f"จากกลุ่มสนทนา {chat.language}"
    card = await chat.publishes()
    title = (await card.locator("strong").first.inner_text()).strip()
    await chat.be("channel")
    await chat.reads(title)
    await expect(chat.page.get_by_test_id("composer")).to_be_hidden()
    await chat.be("group")
    post = chat.page.get_by_test_id("message").filter(has_text=title).last
    await expect(post).to_be_visible(timeout=SLOW)
    await post.hover()
    await post.get_by_test_id("reply").click()
    await chat.say(text)
    await chat.be("owner")
    await chat.press(await chat.reads(text, button="✅"), "✅")
    await chat.be(chat.language)
    card = await chat.reads(title, button="💬")
    await chat.press(card, "💬")
    await expect(card).to_contain_text(text)


async def test_a_forums_topic_is_connected_and_news_comes_into_it(chat: Chat) -> None:
    page, topics = chat.page, chat.page.get_by_test_id("topic")
    for opens, name in (("new-forum", f"ฟอรัม {chat.language}"), ("new-topic", "ข่าวเข้า")):
        await page.get_by_test_id(opens).click()
        await page.get_by_test_id("name").fill(name)
        await page.get_by_test_id("name-ok").click()
        await expect(page.get_by_test_id("name")).to_be_hidden()
    await expect(topics.last).to_have_text("ข่าวเข้า")
    await expect(topics.last).to_have_attribute("aria-current", "true")
    await chat.say("/start")
    await chat.press(await chat.reads(chat.said("offered"), button="🔔"), "🔔")
    await chat.reads(chat.said("connected"))
    await page.get_by_test_id("publish").click()
    told = page.get_by_test_id("published")
    await expect(told).to_contain_text("Published:")
    title = (await told.inner_text()).partition(":")[2].strip()
    card = await chat.reads(title, button="📖")
    await topics.first.click()
    await expect(page.get_by_test_id("message").filter(has_text=title)).to_have_count(0)
    await expect(page.get_by_test_id("message").filter(has_text="🔔")).to_have_count(1)
    await topics.last.click()
    await chat.press(card, "📖")
    await expect(page.get_by_test_id(f"person-{chat.language}")).to_have_attribute("aria-current", "true")
    await chat.reads(title, button="📝")
