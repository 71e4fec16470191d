"""An installed Chromium, driven by Playwright."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from shutil import which

import pytest
from playwright.async_api import Browser, Page, expect

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
REQUIRED = os.environ.get("KHAO_REQUIRE_BROWSER") == "1"

needs_browser = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),  # the browser's
    pytest.mark.skipif(
        CHROMIUM is None and not REQUIRED, reason="needs Chromium, such as from: apt-get install chromium"
    ),
]


@asynccontextmanager
async def browsing(
    browser: Browser, address: str, *, locale: str = "en-GB", height: int = 860
) -> AsyncIterator[Page]:
    """The chat page, as on a first visit, and ready; what it complains of in the console fails the test."""
    expect.set_options(timeout=20_000)  # milliseconds; a busy machine takes longer than the usual five seconds
    complaints: list[str] = []
    async with await browser.new_context(viewport={"width": 1400, "height": height}, locale=locale) as context:
        page = await context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(address)
        await page.wait_for_selector("[data-ready]")
        yield page
        assert not complaints
