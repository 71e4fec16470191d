"""Pages and files that editors hand in, to what is written in them.

Pure, but heavy: it is a worker's work.
"""

import re
from pathlib import PurePath
from typing import Final

from bot.sources.charset import text_of as decoded
from bot.sources.markup import first_image, text_of
from bot.sources.page import article_text
from bot.sources.plain import one_line, shortened
from news.errors import FileUnreadable
from news.manuscript import Manuscript
from news.reading import Handed
from news.rules.markdown import first_picture, plain_of
from news.rules.pasted import is_page, read_pasted

_LONGEST: Final = 200_000
_ANCHOR: Final = re.compile(
    r"""<a\s[^<>]{0,500}?href\s*=\s*["'](https?://[^"'<>\s()]{1,500})["'][^<>]{0,500}>([^<>]{1,300})</a>""",
    re.IGNORECASE,
)
_IMAGE: Final = re.compile(
    r"""<meta\s[^<>]{0,300}?property\s*=\s*["']og:image["'][^<>]{0,300}?content\s*=\s*["'](https?://[^"'<>\s]{1,1000})""",
    re.IGNORECASE,
)


def read_file(content: bytes, *, name: str) -> Handed:
    """Raises FileUnreadable for what is no text."""
    kind = PurePath(name.lower()).suffix
    if kind not in {".txt", ".text", ".md", ".markdown", ".html", ".htm"}:
        raise FileUnreadable(f"{name[-40:]} is no .txt, .md or .html file")
    if b"\0" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileUnreadable(f"{name[-40:]} holds no text")
    if kind.startswith(".htm"):
        return read_web_page(content, url="", content_type="text/html")
    text = shortened(decoded(content, "text/plain"), _LONGEST)
    if kind in {".md", ".markdown"}:
        return Handed(text=plain_of(text), with_it=Manuscript(image=first_picture(text)))
    return Handed(text=text)


def read_web_page(content: bytes, *, url: str, content_type: str) -> Handed:
    """A page of the newsroom's own kind by what stands on it, any other by what the extractor finds."""
    page = decoded(content, content_type)
    whole = text_of(_ANCHOR.sub(r"[\2](\1)", _body_of(page)))
    picture = _IMAGE.search(page)
    image = picture[1] if picture else ""
    if is_page(whole.splitlines()) and (told := read_pasted(whole)).summary and told.source:
        return Handed(text=whole, with_it=Manuscript(image=image or first_image(page), source_url=url))
    from trafilatura import bare_extraction  # noqa: PLC0415 - heavy, and only a worker ever needs it

    found = bare_extraction(page, url=url or None, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict) or not found.text:
        return Handed(text="", with_it=Manuscript(image=image, source_url=url))
    told = Manuscript(
        source=one_line(found.sitename or found.hostname or ""),
        source_url=url,
        author=one_line(found.author or ""),
        image=image or found.image or "",
    )
    text = article_text(found.text, page)
    return Handed(text=f"{one_line(found.title or '')}\n\n{text}".strip(), with_it=told)


def _body_of(page: str) -> str:
    start = page.lower().find("<body")
    return page[start:] if start >= 0 else page
