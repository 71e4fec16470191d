"""HTML of strangers to plain text. nh3 sees it first, always; what it hands back is small and regular."""

import html
import re
from typing import Final

import nh3

from bot.sources.plain import tidy

_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "ul"),
    }
)
_BREAKS: Final = {"br": "\n", "tr": "\n", "li": "\n• ", "td": " ", "th": " "}
_DROPPED: Final = frozenset(
    {
        *("audio", "button", "canvas", "embed", "figcaption", "iframe", "math", "noscript", "object", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
_CLEANER: Final = nh3.Cleaner(
    tags={*_BLOCKS, *_BREAKS},
    clean_content_tags=set(_DROPPED),
    attributes={},
    link_rel=None,
)
_CLEAN_TAG: Final = re.compile(r"<(/?)([a-z0-9]+)>")
_BULLET_ALONE: Final = re.compile(r"•\s*(?=•|\Z)")
_BULLET_GAP: Final = re.compile(r"•\s+")

_ESCAPED_TAG: Final = re.compile(r"</?(?:p|br|div|img|a|ul|li|span|strong)\b[^<>]*>", re.IGNORECASE)
_HINT: Final = re.compile(r"</[a-zA-Z]+>|<(?:b|br|i|em|img|p|span|strong|sub|sup)\b[^<>]*>|&#?\w+;")

_IMAGES: Final = nh3.Cleaner(
    tags={"img"},
    attributes={"img": {"src", "data-src", "data-lazy-src", "width", "height"}},
    link_rel=None,
)
_RAW_IMAGE: Final = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_CLEAN_IMAGE: Final = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
_MOST_IMAGES: Final = 20
_SMALLEST: Final = 33

_LONGEST: Final = 1_000_000
_MOST_TAGS: Final = 6_000
"""nh3 takes time by the square of nesting: 50 ms for so many, a minute for all that fit a megabyte."""


def text_of(markup: str) -> str:
    """Paragraphs apart by a blank line, list items on lines of their own. Markup escaped twice is read as well.

    Empty for markup of more tags than an article has.
    """
    if markup.count("<") > _MOST_TAGS:
        return ""
    markup = markup[:_LONGEST]
    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    text = _read(markup)
    escaped_twice = "<" in text and "<" not in markup and _ESCAPED_TAG.search(text)
    return _read(text) if escaped_twice else text


def _read(markup: str) -> str:
    if "<" in markup:
        markup = _CLEAN_TAG.sub(_break, " ".join(_CLEANER.clean(markup).split()))
    text = html.unescape(markup)
    if "•" in text:
        text = _BULLET_GAP.sub("• ", _BULLET_ALONE.sub("", text))
    return tidy(text)


def _break(tag: re.Match[str]) -> str:
    closing, name = tag[1], tag[2]
    if name in _BLOCKS:
        return "\n\n"
    return "" if closing else _BREAKS[name]


def guessed(text: str) -> str:
    """HTML for text that may be HTML or not, as an RSS title: it is where it holds some."""
    return text if _HINT.search(text) else html.escape(text)


def first_image(markup: str) -> str:
    """The address of the first picture worth showing, no tracker and no emoji; empty where there is none."""
    for tag in _CLEAN_IMAGE.findall(_IMAGES.clean("".join(_RAW_IMAGE.findall(markup)[:_MOST_IMAGES]))):
        image = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        sizes = [int(size) for name in ("width", "height") if (size := image.get(name, "")).isdecimal()]
        if min(sizes, default=_SMALLEST) < _SMALLEST:
            continue
        for name in ("src", "data-src", "data-lazy-src"):
            address = image.get(name, "")
            if address and not address.startswith("data:") and "/emoji/" not in address:
                return address
    return ""
