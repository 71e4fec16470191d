"""Under which topic a source's story is filed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from news.article import NewArticle
from news.category import Filings
from news.rules.naming import key_of, shown
from news.source import Handling

_MOST: Final = 10
"""Names of a story that are looked at: some carry dozens of tags."""


def filed(article: NewArticle, handling: Handling, filings: Filings) -> NewArticle:
    """Its own category stays with it as a tag, by which it can be found."""
    topic = handling.topic or _topic_of(names_of(article), filings) or article.category
    if topic == article.category:
        return article
    kept = () if article.category in ("", *article.tags) else (article.category,)
    return replace(article, category=topic, tags=(*kept, *article.tags))


def names_of(article: NewArticle) -> Sequence[str]:
    """What it may be filed by: its category, then its tags."""
    named = {key_of(name): shown(name) for name in reversed((article.category, *article.tags)[:_MOST])}
    return [name for key, name in reversed(named.items()) if key]


def _topic_of(names: Iterable[str], filings: Filings) -> str:
    """What was settled for the source itself goes first."""
    keys = [key_of(name) for name in names]
    told = (topics[key] for topics in (filings.own, filings.everywhere) for key in keys if key in topics)
    return next(told, "")
