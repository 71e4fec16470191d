"""A web page to the text of its article.

Pure, but heavy: it is a worker's work.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.sources.charset import text_of as decoded
from bot.sources.markup import text_of
from bot.sources.plain import one_line, shortened, tidy
from bot.sources.teaser import without_tail

_LONGEST: Final = 200_000
_TITLE: Final = re.compile(r"<title[^<>]*>([^<]{1,1000})</title", re.IGNORECASE)
_NOISE: Final = re.compile(
    r"[-–—\s]*(?:advertisements?|sponsored|โฆษณา|พื้นที่โฆษณา|share this:?|แชร์ข่าวนี้)[-–—\s]*"
    r"|(?:related(?: articles?| stories)?|read also|also read|see also|อ่านเพิ่มเติม|อ่านข่าวที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง"
    r"|บทความที่เกี่ยวข้อง|อ่านข่าว)\s*:?(?:\s.{0,200})?",
    re.IGNORECASE,
)


def read_page(content: bytes, *, url: str, content_type: str) -> str:
    """A blank line between paragraphs; empty where no article was found."""
    from trafilatura import extract  # noqa: PLC0415 - heavy, and only a worker ever needs it

    page = decoded(content, content_type)
    return article_text(extract(page, url=url, include_comments=False) or "", page)


def article_text(extracted: str, page: str) -> str:
    """What the extractor found, a line a paragraph, as an article's body."""
    title = _TITLE.search(page)
    lines = list(_lines(tidy(extracted)))
    if title is not None and lines and lines[0] in one_line(text_of(title[1])):
        del lines[0]  # the page's headline, which the article has already
    text = "\n\n".join(lines).replace("\n\n• ", "\n• ")
    return shortened(without_tail(text), _LONGEST)


def title_of(page: str) -> str:
    """As the page's head has it, which is HTML; empty where it has none."""
    title = _TITLE.search(page)
    return title[1] if title else ""


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not line or _NOISE.fullmatch(line):
            continue
        if line.startswith("|"):  # a row of a table
            yield one_line(line.replace("|", " "))
        else:
            yield f"• {line[2:]}" if line.startswith("- ") else line
