"""Under which topic a source's story is filed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from news.article import NewArticle
from news.category import Filings, OldStory
from news.rules.naming import key_of, shown
from news.source import Handling

_MOST: Final = 10
"""Names of a story that are looked at: some carry dozens of tags."""


SomeArticle = TypeVar("SomeArticle", bound=NewArticle)


def filed(article: SomeArticle, handling: Handling, filings: Filings) -> SomeArticle:
    """Its own category stays with it as a tag, by which it can be found."""
    topic = handling.topic or _topic_of(names_of(article), filings) or article.category
    if topic == article.category:
        return article
    kept = () if article.category in ("", *article.tags) else (article.category,)
    return replace(article, category=topic, tags=(*kept, *article.tags))


def names_of(article: NewArticle | OldStory) -> Sequence[str]:
    """What it may be filed by: its category, then its tags."""
    named = {key_of(name): shown(name) for name in reversed((article.category, *article.tags)[:_MOST])}
    return [name for key, name in reversed(named.items()) if key]


def is_named(story: OldStory, key: str) -> bool:
    """Whether it has a category's name, as its own or as a tag."""
    return key in map(key_of, names_of(story))


def _topic_of(names: Iterable[str], filings: Filings) -> str:
    """What was settled for the source itself goes first."""
    keys = [key_of(name) for name in names]
    told = (topics[key] for topics in (filings.own, filings.everywhere) for key in keys if key in topics)
    return next(told, "")
