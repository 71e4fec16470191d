import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator

import pytest

from bot.sources import Fetcher, HttpPageReader, PageExtractor
from bot.sources.page_reader import article_text
from news.errors import FeedError, FeedMalformed
from tests.bot.sources.wire import always, response, serving

SENTENCE = "ย่อหน้านี้เล่าเรื่องเทคโนโลยีในประเทศไทยอย่างละเอียด เพื่อให้ผู้อ่านเข้าใจที่มาที่ไปของเรื่อง "
PAGE = f"""<!doctype html><html><head><title>หัวข้อข่าว - เว็บข่าว</title></head><body>
    <nav><a href="/">หน้าแรก</a><a href="/it">ไอที</a></nav>
    <article><h1>หัวข้อข่าว</h1><p>{SENTENCE}</p><h2>หัวข้อย่อย</h2><p>{SENTENCE * 2}</p>
    <p>Advertisement</p><ul><li>หนึ่ง</li><li>สอง</li></ul><p>{SENTENCE}</p><script>alert("no")</script></article>
    <section class="comments"><h3>Comments</h3><form><textarea>Write here</textarea></form></section>
    <footer>Copyright</footer></body></html>"""
TEXT = "\n\n".join([SENTENCE.strip(), "หัวข้อย่อย", (SENTENCE * 2).strip() + "\n• หนึ่ง\n• สอง", SENTENCE.strip()])
ECHO = """
import struct, sys, time, os
def write(text):
    sys.stdout.buffer.write(struct.pack("!I", len(text)) + text); sys.stdout.buffer.flush()
def read():
    return sys.stdin.buffer.read(struct.unpack("!I", sys.stdin.buffer.read(4))[0]).decode()
write(b"")
while True:
    url, page = read(), read()
    if page == "hang": time.sleep(60)
    if page == "die": os._exit(1)
    write(str(os.getpid()).encode())
"""


@pytest.fixture
async def echo() -> AsyncIterator[PageExtractor]:
    """A worker that answers with its process id, hangs and dies as it is told."""
    extractor = PageExtractor(deadline=0.3, idle=60, worker=("-c", ECHO))
    yield extractor
    await extractor.close()


@pytest.fixture(scope="module")
def page_text() -> str:
    async def read() -> str:
        extractor = PageExtractor(deadline=30)
        try:
            return await extractor.extract(PAGE, "https://news.example/1")
        finally:
            await extractor.close()

    return asyncio.run(read())


def test_the_text_of_a_page_is_found(page_text: str) -> None:
    assert article_text(page_text, PAGE) == TEXT


async def test_a_worker_serves_many_pages(echo: PageExtractor) -> None:
    pages = await asyncio.gather(*(echo.extract("page", "url") for _ in range(5)))
    assert len(set(pages)) == 1


async def test_a_page_that_hangs_costs_itself_alone(echo: PageExtractor) -> None:
    first = await echo.extract("page", "url")
    with pytest.raises(FeedMalformed, match=r"longer than 0\.3 seconds"):
        await echo.extract("hang", "url")
    assert await echo.extract("page", "url") != first


async def test_a_page_that_kills_its_reader_costs_itself_alone(echo: PageExtractor) -> None:
    first = await echo.extract("page", "url")
    with pytest.raises(FeedMalformed, match="ended its reader"):
        await echo.extract("die", "url")
    assert await echo.extract("page", "url") != first


async def test_a_reader_killed_from_outside_is_replaced(echo: PageExtractor) -> None:
    first = await echo.extract("page", "url")
    os.kill(int(first), signal.SIGKILL)
    await asyncio.sleep(0.1)
    assert await echo.extract("page", "url") != first


async def test_a_cancelled_page_leaves_no_answer_for_the_next(echo: PageExtractor) -> None:
    first = await echo.extract("page", "url")
    hanging = asyncio.create_task(echo.extract("hang", "url"))
    await asyncio.sleep(0.05)
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    assert await echo.extract("page", "url") != first


async def test_an_idle_worker_ends() -> None:
    extractor = PageExtractor(idle=0.05, worker=("-c", ECHO))
    worker = int(await extractor.extract("page", "url"))
    await asyncio.sleep(0.3)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    await extractor.close()


async def test_closing_does_not_wait_for_a_page_that_hangs() -> None:
    extractor = PageExtractor(deadline=30, worker=("-c", ECHO))
    await extractor.extract("page", "url")
    hanging = asyncio.create_task(extractor.extract("hang", "url"))
    await asyncio.sleep(0.05)
    start = time.monotonic()
    await extractor.close()
    assert time.monotonic() - start < 1
    with pytest.raises(FeedMalformed):
        await hanging


async def test_closing_what_was_never_used_does_nothing() -> None:
    await PageExtractor().close()


async def test_a_worker_that_does_not_start_is_told() -> None:
    extractor = PageExtractor(worker=("-c", "raise SystemExit(1)"))
    with pytest.raises(FeedMalformed, match="doesn't start"):
        await extractor.extract("page", "url")
    await extractor.close()


class Readied(PageExtractor):
    """Has one answer ready, so that a test needs no trafilatura."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer
        self.pages: list[str] = []

    async def extract(self, page: str, url: str) -> str:  # noqa: ARG002 - the signature is the extractor's
        self.pages.append(page)
        return self.answer


@pytest.mark.parametrize("encoding", ["utf-8", "tis-620"])
async def test_a_page_is_decoded_before_it_is_read(fetcher: Fetcher, encoding: str) -> None:
    extractor = Readied(SENTENCE * 5)
    answer = response(PAGE.encode(encoding), Content_Type="text/html; charset=utf-8")
    async with serving(always(answer)) as site:
        assert await HttpPageReader(fetcher, extractor).text_of(site.url()) == (SENTENCE * 5).strip()
    assert extractor.pages == [PAGE]


@pytest.mark.parametrize("answer", ["", "too short to be an article"])
async def test_a_page_without_an_article_is_an_error(fetcher: Fetcher, answer: str) -> None:
    async with serving(always(response(b"<html></html>"))) as site:
        with pytest.raises(FeedError, match=r"/feed holds no article"):
            await HttpPageReader(fetcher, Readied(answer)).text_of(site.url())


async def test_a_page_too_large_is_an_error(fetcher: Fetcher) -> None:
    async with serving(always(response(bytes(5_000_001)))) as site:
        with pytest.raises(FeedError, match="more than 5,000,000 bytes"):
            await HttpPageReader(fetcher, Readied("")).text_of(site.url())


def test_boilerplate_lines_are_dropped() -> None:
    lines = [
        "Advertisement",
        "- โฆษณา -",
        "One",
        "อ่านเพิ่มเติม: ข่าวอื่น",
        "Related articles",
        "| a | b |",
        "Two",
        "Read more »",
    ]
    assert article_text("\n".join(lines), "<p>") == "One\n\na b\n\nTwo"
