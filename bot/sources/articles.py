"""Entries of a feed to articles: cleaned, identified, dated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final
from urllib.parse import quote, urljoin

from bot.sources.dates import believable, moment_in
from bot.sources.entry import Document, Entry
from bot.sources.markup import first_image, text_of
from bot.sources.plain import one_line, shortened
from bot.sources.teaser import without_tail
from news.article import NewArticle
from news.language import language_of, language_or
from news.moment import Moment
from news.rules.address import canonical

_LONGEST_TITLE: Final = 300
_LONGEST_SUMMARY: Final = 1000
_LONGEST_BODY: Final = 200_000
_LONGEST_KEY: Final = 500
_LONGEST_NAME: Final = 100
_FULL_TEXT: Final = 1200
"""A description longer than this is the article itself."""
_MOST_TAGS: Final = 20
_LANGUAGE_SAMPLE: Final = 300
_EMAIL: Final = re.compile(r"[^\s()<>]+@[^\s()<>]+")


def articles_of(document: Document, *, url: str, now: Moment) -> tuple[NewArticle, ...]:
    """The feed lies at `url`. Of items with the same key, the first is taken."""
    thai = _is_thai(document)
    articles: dict[str, NewArticle] = {}
    for entry in document.entries:
        article = _article(entry, url=url, thai=thai, now=now)
        if article is not None:
            articles.setdefault(article.key, article)
    return tuple(articles.values())


def _is_thai(document: Document) -> bool:
    titles = " ".join((document.title, *(entry.title for entry in document.entries[:20])))
    return language_or(document.language, language_of(titles)) == "th" or language_of(titles) == "th"


def _article(entry: Entry, *, url: str, thai: bool, now: Moment) -> NewArticle | None:
    """None for an item that says neither what it is nor where."""
    base = urljoin(url, entry.base)
    title = shortened(one_line(text_of(entry.title)), _LONGEST_TITLE)
    address = canonical(entry.link, base=base) if entry.link else None
    if address is None and entry.permalink and entry.id:
        address = canonical(entry.id, base=base)
    identity = one_line(entry.id) or address or title
    if not identity:
        return None
    key = identity if len(identity) <= _LONGEST_KEY else sha256(identity.encode()).hexdigest()
    body, summary = _body_and_summary(entry)
    category, *tags = _terms(entry.terms) or [""]
    return NewArticle(
        key=key,
        url=address or f"{canonical(url) or url}#{quote(key, safe='')}",
        title=title or shortened(one_line(summary or body), _LONGEST_NAME) or identity,
        body=body,
        summary=summary,
        category=category,
        tags=tuple(tags[:_MOST_TAGS]),
        author=_author(entry.author),
        image=_image(entry, base),
        language=language_of(f"{title} {(body or summary)[:_LANGUAGE_SAMPLE]}"),
        published=believable(moment_in(entry.date, thai=thai), now),
    )


def _body_and_summary(entry: Entry) -> tuple[str, str]:
    body = shortened(without_tail(text_of(entry.content)), _LONGEST_BODY)
    summary = without_tail(text_of(entry.summary))
    if entry.summary == entry.content:
        summary = ""
    if not body and len(summary) > _FULL_TEXT:
        body, summary = shortened(summary, _LONGEST_BODY), ""
    return body, shortened(summary, _LONGEST_SUMMARY)


def _terms(terms: Iterable[str]) -> Sequence[str]:
    names = (shortened(one_line(text_of(term)), _LONGEST_NAME) for term in terms)
    unique: dict[str, str] = {}
    for name in filter(None, names):
        unique.setdefault(name.casefold(), name)
    return list(unique.values())


def _author(author: str) -> str:
    """RSS asks for a mail address here, often with the name in brackets; nobody's address is passed on."""
    name = one_line(_EMAIL.sub("", text_of(author)))
    return shortened(name.strip("()<> "), _LONGEST_NAME)


def _image(entry: Entry, base: str) -> str:
    return next((address for image in _pictures(entry) if (address := _web_address(image, base))), "")


def _pictures(entry: Entry) -> Iterator[str]:
    yield from entry.images
    yield first_image(entry.content)
    yield first_image(entry.summary)


def _web_address(image: str, base: str) -> str:
    """As it is written, unlike an article's address: a picture's query is signed now and then."""
    address = urljoin(base, image.strip()) if image else ""
    return address if address.startswith(("https://", "http://")) else ""
