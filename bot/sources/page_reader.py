import asyncio
import re
from collections.abc import Iterator
from typing import Final

from bot.sources.charset import text_of as decoded
from bot.sources.extractor import PageExtractor
from bot.sources.faults import shown
from bot.sources.fetcher import Fetcher
from bot.sources.markup import text_of
from bot.sources.plain import one_line, shortened, tidy
from bot.sources.teaser import without_tail
from news.errors import FeedMalformed

_LARGEST_PAGE: Final = 5_000_000
_LONGEST: Final = 200_000
_SHORTEST: Final = 200
_TITLE: Final = re.compile(r"<title[^<>]*>([^<]{1,1000})</title", re.IGNORECASE)
_NOISE: Final = re.compile(
    r"[-–—\s]*(?:advertisements?|sponsored|โฆษณา|พื้นที่โฆษณา|share this:?|แชร์ข่าวนี้)[-–—\s]*"
    r"|(?:related(?: articles?| stories)?|read also|also read|see also|อ่านเพิ่มเติม|อ่านข่าวที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง"
    r"|บทความที่เกี่ยวข้อง|อ่านข่าว)\s*:?(?:\s.{0,200})?",
    re.IGNORECASE,
)


class HttpPageReader:
    """Fetches articles' pages, and leaves the reading of them to the extractor's worker."""

    def __init__(self, fetcher: Fetcher, extractor: PageExtractor) -> None:
        self._fetcher = fetcher
        self._extractor = extractor

    async def text_of(self, url: str) -> str:
        fetched = await self._fetcher.get(url)
        if len(fetched.body) > _LARGEST_PAGE:
            raise FeedMalformed(f"{shown(url)} is a page of more than {_LARGEST_PAGE:,} bytes")
        page = await asyncio.to_thread(decoded, fetched.body, fetched.content_type)
        try:
            text = await self._extractor.extract(page, fetched.url)
        except FeedMalformed as error:
            raise FeedMalformed(f"{shown(url)} {error}") from error
        text = article_text(text, page)
        if len(text) < _SHORTEST:
            raise FeedMalformed(f"{shown(url)} holds no article to be found")
        return text


def article_text(extracted: str, page: str) -> str:
    """What the extractor found, a line a paragraph, as an article's body."""
    title = _TITLE.search(page)
    lines = list(_lines(tidy(extracted)))
    if title is not None and lines and lines[0] in one_line(text_of(title[1])):
        del lines[0]  # the page's headline, which the article has already
    text = "\n\n".join(lines).replace("\n\n• ", "\n• ")
    return shortened(without_tail(text), _LONGEST)


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not line or _NOISE.fullmatch(line):
            continue
        if line.startswith("|"):  # a row of a table
            yield one_line(line.replace("|", " "))
        else:
            yield f"• {line[2:]}" if line.startswith("- ") else line
