"""What to do with the articles that a look at a source has brought."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from news.article import ArticleId, KnownArticle, NewArticle
from news.moment import Moment
from news.rules.fingerprint import fingerprint
from news.source import Source

LONG_SILENCE: Final = 24 * 3600
"""A source not read for this long has old articles to tell, and readers didn't ask for a flood of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    new: tuple[NewArticle, ...]
    edited: tuple[tuple[ArticleId, NewArticle], ...]


def sort_out(articles: Sequence[NewArticle], known: Sequence[KnownArticle]) -> Intake:
    """Tell news from edits of `known` and from what is known already."""
    by_key = {article.key: article for article in known}
    renamed = _renamed(articles, known)
    new: list[NewArticle] = []
    edited: list[tuple[ArticleId, NewArticle]] = []
    for article in articles:
        before = by_key.get(article.key) or renamed.get(article.key)
        if before is None:
            new.append(article)
        elif before.key != article.key or before.fingerprint != fingerprint(article):
            edited.append((before.id, article))
    # Feeds tell the newest first; stored and pushed they follow each other as they happened.
    return Intake(new=tuple(reversed(new)), edited=tuple(edited))


def _renamed(articles: Sequence[NewArticle], known: Sequence[KnownArticle]) -> dict[str, KnownArticle]:
    """Known articles by the new key their source gives them now.

    Sources change their ids (a move to https does it), and an article told twice is worse than one missed. An
    address stands for an article only where it is its own: some feeds give every item the front page's.
    """
    keys = {article.key for article in articles}
    uses = Counter(article.url for article in articles)
    owners = Counter(article.url for article in known)
    lost = {a.url: a for a in known if a.key not in keys and owners[a.url] == 1}
    return {a.key: lost[a.url] for a in articles if a.url in lost and uses[a.url] == 1}


def push_time(article: NewArticle, source: Source, *, now: Moment, delay: int) -> Moment | None:
    """When a new article is to be pushed, or None for one that never shall be.

    `delay` is in seconds. A new source's backlog is not news; nor, after a long silence, what came out in it.
    """
    if source.last_success is None:
        return None
    silent_for = now - source.last_success
    if silent_for > LONG_SILENCE and (article.published is None or article.published < now - LONG_SILENCE):
        return None
    settled = source.handling.push_delay
    return Moment(now + (delay if settled is None else settled))
