from dataclasses import replace
from typing import Literal

from news.actions.prepare import prepare
from news.amendment import Amendment, Correction, Follow
from news.article import Article, ArticleId
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.own import NAMELESS

NotAmended = Literal["unknown", "withdrawn", "outdated", "same"]


async def amend(
    newsroom: Newsroom,
    article: ArticleId,
    *,
    revision: int,
    correction: Correction,
    follow: Follow,
    now: Moment,
) -> Article | NotAmended:
    """Edit an article as an editor wishes, be it sent already or not; the article as it is from now on.

    `revision` is that of the article the editor saw: "outdated" says that it has been changed since, so that
    nobody's edit is lost unseen. `follow="all"` brings the edit to every copy that has arrived too, `"new"`
    only to those still to be sent; both to lists, cards opened from now on, and search. It is durable when it
    returns, and the copies follow by themselves: at once, at Telegram's pace, also after a restart.

    From then on the article is the editor's: what its feed changes later is not taken over.
    """
    known = await newsroom.storage.articles.get(article)
    if known is None:
        return "unknown"
    if known.withdrawn:
        return "withdrawn"
    if known.revision != revision:
        return "outdated"
    corrected = _corrected(known, correction)
    if correction.source is not None and await newsroom.storage.feeds.get(known.source_id) is None:
        corrected = await _placed(newsroom, corrected, correction.source)
    if corrected == known:
        return "same"
    (ready,) = await prepare(newsroom, [corrected])
    amendment = Amendment(
        id=article,
        revision=revision,
        article=corrected,
        source_id=corrected.source_id,
        words=ready.words,
        insight=ready.insight,
        follow=follow,
        at=now,
    )
    if not await newsroom.storage.amendments.amend(amendment):
        return "outdated"
    return replace(corrected, revision=revision + 1, gist=ready.insight.gist)


async def _placed(newsroom: Newsroom, article: Article, source: str) -> Article:
    """Under the name of another source."""
    if source == article.source_title:
        return article
    place = await newsroom.storage.sources.place(source or NAMELESS)
    return replace(article, source_id=place, source_title=source)


def _corrected(article: Article, correction: Correction) -> Article:
    def or_as_is(told: str | None, before: str) -> str:
        return before if told is None else told

    return replace(
        article,
        title=or_as_is(correction.title, article.title),
        summary=or_as_is(correction.summary, article.summary),
        body=or_as_is(correction.body, article.body),
        category=or_as_is(correction.category, article.category),
        image=or_as_is(correction.image, article.image),
        author=or_as_is(correction.author, article.author),
        bio=or_as_is(correction.bio, article.bio),
    )
