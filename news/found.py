"""What a search has found, ready to be shown."""

from dataclasses import dataclass
from typing import Literal

from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters; never between a letter and its marks."""

Nearness = Literal["exact", "near", "any"]
"""Whether all that was asked for is there, or something spelt nearly so, or some of it at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A piece of plain text, and in it what was looked for, from left to right."""

    text: str
    hits: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found. `snippet` is empty where the text has nothing of what was looked for."""

    article: Article
    title: Excerpt
    snippet: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Page[Hit]):
    """A page of hits, best first.

    The first `exact` hits of the whole list have all that was asked for, `nearness` tells what the others are.
    `total` stops counting at a few hundred, and `more` tells of the rest. `did_you_mean` is the query in
    another spelling that finds more, or empty. `blank` tells that there was no word to look for.
    """

    exact: int = 0
    nearness: Nearness = "exact"
    more: bool = False
    did_you_mean: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An article that may be what is looked for, and as much of it as tells how well it fits.

    `text` is the beginning of its body, `rest` what else it is found by: its summary, labels and author.
    """

    id: ArticleId
    title: str
    text: str
    rest: str
    at: Moment
