"""Articles as other programs hand them over: JSON Lines, one object a line."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from bot.sources.dates import believable, moment_in
from bot.sources.plain import one_line, shortened, tidy
from news.article import NewArticle
from news.language import LANGUAGES, Language, language_of
from news.moment import Moment
from news.rules.address import canonical

_LONGEST_LINE: Final = 5_000_000
_LONGEST_TITLE: Final = 300
_LONGEST_NAME: Final = 100
_LONGEST_SUMMARY: Final = 1000
_LONGEST_BODY: Final = 200_000
_MOST_TAGS: Final = 20
_SAMPLE: Final = 300
_TEXTS: Final = ("url", "title", "body", "summary", "category", "author", "source", "language", "image")


class LineFault(Exception):
    """Why a line is no article, in words for whoever wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """`source` is the name of where the article was published."""

    source: str
    article: NewArticle


def read_line(line: bytes, *, now: Moment) -> Exchanged:
    """Raises LineFault.

    An article is known by its address. An `id` is not relied upon: exports have been seen that give the same
    one to two articles.
    """
    told = _object(line)
    said = {name: _text(told, name) for name in _TEXTS}
    address = canonical(said["url"])
    if address is None:
        raise LineFault("url is no web address" if said["url"] else "has no url")
    title = shortened(one_line(said["title"]), _LONGEST_TITLE)
    body = shortened(tidy(said["body"]), _LONGEST_BODY)
    for name, text in (("title", title), ("body", body)):
        if not text:
            raise LineFault(f"has no {name}")
    article = NewArticle(
        key=address,
        url=address,
        title=title,
        body=body,
        summary=shortened(tidy(said["summary"]), _LONGEST_SUMMARY),
        category=shortened(one_line(said["category"]), _LONGEST_NAME),
        tags=_tags(told),
        author=shortened(one_line(said["author"]), _LONGEST_NAME),
        image=_image(said["image"]),
        language=_language(said["language"], f"{title} {body[:_SAMPLE]}"),
        published=_published(told, now),
    )
    name = shortened(one_line(said["source"]), _LONGEST_NAME) or urlsplit(address).hostname or address
    return Exchanged(source=name, article=article)


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > _LONGEST_LINE:
        raise LineFault(f"is longer than {_LONGEST_LINE:,} bytes")
    try:
        told = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise LineFault(f"is no JSON ({error.msg})") from None
    if not isinstance(told, dict):
        raise LineFault("is no JSON object")
    return told


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LineFault(f"{name} is no text")
    return value.strip()


def _tags(told: dict[str, Any]) -> tuple[str, ...]:
    tags = told.get("tags") or ()
    if not isinstance(tags, list | tuple) or not all(isinstance(tag, str) for tag in tags):
        raise LineFault("tags is no list of texts")
    names = (shortened(one_line(tag), _LONGEST_NAME) for tag in tags)
    return tuple(dict.fromkeys(filter(None, names)))[:_MOST_TAGS]


def _image(address: str) -> str:
    if address and not address.startswith(("https://", "http://")):
        raise LineFault("image is no web address")
    return address


def _language(code: str, sample: str) -> Language:
    spoken = code.lower().partition("-")[0]
    return next((language for language in LANGUAGES if language == spoken), language_of(sample))


def _published(told: dict[str, Any], now: Moment) -> Moment | None:
    value = told.get("published")
    if value is None or value == "":
        return None
    moment = moment_in(value, thai=False) if isinstance(value, str) else None
    if moment is None:
        raise LineFault("published is no date such as 2026-11-24T08:00:00+07:00")
    return believable(moment, now)
