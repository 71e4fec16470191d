"""Which sponsor's line goes below a story."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from news.article import Article
from news.moment import Moment, datetime_of
from news.rules.breaking import is_breaking
from news.rules.naming import key_of
from news.sponsor import Sponsor, Terms

_FIRST_DAY: Final = date(1970, 1, 1)


def line_for(sponsors: Iterable[Sponsor], article: Article, *, breaking: bool, now: Moment) -> Sponsor | None:
    """Of those that fit, the one whose last turn was longest ago. None, ever, below breaking news."""
    return None if breaking else _in_turn(sponsors, (article,), now)


def line_below_all(sponsors: Iterable[Sponsor], articles: Sequence[Article], *, now: Moment) -> Sponsor | None:
    """The same below several stories, one of which has a fitting topic. None where any is breaking news."""
    return None if any(map(is_breaking, articles)) else _in_turn(sponsors, articles, now)


def day_of(now: Moment, timezone: str) -> int:
    """The newsroom's day, of which a cap is."""
    return (datetime_of(now).astimezone(ZoneInfo(timezone)).date() - _FIRST_DAY).days


def _in_turn(sponsors: Iterable[Sponsor], articles: Sequence[Article], now: Moment) -> Sponsor | None:
    fitting = (
        one
        for one in sponsors
        if one.state == "running" and any(_fits(one.terms, article, now) for article in articles)
    )
    return min(fitting, key=lambda one: (one.placed_at, one.id), default=None)


def _fits(terms: Terms, article: Article, now: Moment) -> bool:
    begun = terms.starts_at is None or terms.starts_at <= now
    over = terms.ends_at is not None and terms.ends_at <= now
    wanted = not terms.topics or key_of(article.category) in map(key_of, terms.topics)
    return bool(terms.url) and begun and not over and wanted
