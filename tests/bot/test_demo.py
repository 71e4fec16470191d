"""The demo as a visitor meets it."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.bot.khao import start
from tests.browser import browsing, needs_browser


@pytest_asyncio.fixture(loop_scope="session")
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """Of the chat page of a `khao demo` of its own."""
    process = await start(tmp_path, {}, "demo", "--port", "0", "--no-browser")
    assert process.stdout is not None
    printed = ""
    async with asyncio.timeout(45):
        while not (found := re.search(r"http://\S+/chat", printed)):
            line = await process.stdout.readline()
            assert line, "the demo ended before it said where it is"
            printed += line.decode()
    yield found[0]
    process.send_signal(signal.SIGTERM)
    _, err = await process.communicate()
    assert (process.returncode, err.decode()) == (0, "")
    assert await asyncio.to_thread(lambda: list(tmp_path.iterdir())) == [], "the demo leaves nothing behind"


async def test_a_taken_port_is_told_in_a_line(tmp_path: Path, address: str) -> None:
    port = str(httpx.URL(address).port)
    process = await start(tmp_path, {}, "demo", "--port", port, "--no-browser")
    _, err = await process.communicate()
    assert process.returncode == 2
    assert f"port {port} is taken" in err.decode().lower()
    assert "--port" in err.decode()


class TestInABrowser:
    pytestmark = needs_browser

    async def test_a_published_story_arrives_as_a_card_and_its_buttons_work(
        self, browser: Browser, address: str, tmp_path: Path
    ) -> None:
        async with browsing(browser, address) as page:
            await page.get_by_test_id("person-th").click()
            await expect(page.get_by_test_id("message").last).to_contain_text("สวัสดี")
            await page.get_by_test_id("composer").fill("พาสคีย์")
            await page.get_by_test_id("send").click()
            await expect(page.get_by_test_id("message").last).to_contain_text("🔎")
            await page.get_by_test_id("publish").click()
            card = await _card(page)
            await expect(card.locator(".preview img")).to_be_visible()
            await card.get_by_test_id("button").filter(has_text="📖").click()
            await expect(card).to_contain_text("📖")
            await card.get_by_test_id("button").filter(has_text="🔗").click()
            await expect(card.get_by_test_id("button").filter(has_text="1️⃣")).to_be_visible()
            await card.get_by_test_id("button").filter(has_text="กลับ").click()
            await card.get_by_test_id("button").filter(has_text="📝").click()
            await expect(card.get_by_test_id("button").filter(has_text="กลับ")).to_be_visible()
            await card.get_by_test_id("button").filter(has_text="กลับ").click()
            await expect(card.get_by_test_id("button").filter(has_text="📝")).to_be_visible()
            await page.wait_for_timeout(300)
            await page.screenshot(path=os.environ.get("KHAO_SCREENSHOT") or tmp_path / "demo.png")
        (tmp_path / "demo.png").unlink(missing_ok=True)


async def _card(page: Page) -> Locator:
    """The message that the story has become; it stays the same one whatever its buttons turn it into."""
    newest = page.get_by_test_id("message").filter(has=page.get_by_test_id("button").filter(has_text="📖")).last
    await expect(newest).to_be_visible(timeout=15_000)
    return page.locator(f'[data-message-id="{await newest.get_attribute("data-message-id")}"]')
