"""What a search has found, ready to be shown."""

from dataclasses import dataclass
from typing import Literal

from news.article import Article
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

    `total` stops counting at a few hundred, and `more` tells of the rest. `did_you_mean` is another spelling
    that finds more, or empty. `blank` tells that there was nothing to look for: no word, or none that tells
    articles apart.
    """

    nearness: Nearness = "exact"
    more: bool = False
    did_you_mean: str = ""
    blank: bool = False
