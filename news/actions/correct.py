"""Edits of published articles, as drafts: begun here, changed like any other, then carried out."""

from dataclasses import replace
from typing import Literal

from news.actions.amend import NotAmended, amend
from news.actions.revise import Overtaken, revise
from news.amendment import Correction, Follow
from news.article import Article, ArticleId
from news.audit import Deed
from news.draft import Draft, DraftId, DraftState, Options
from news.manuscript import Manuscript
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.note import noted
from news.team import UserId

NotCorrected = NotAmended | Literal["overtaken"]


async def begin_correction(newsroom: Newsroom, article: ArticleId, *, by: UserId, now: Moment) -> Draft | None:
    """The draft of changes to an article, the one that is open already where there is one.

    None where the article is gone or withdrawn.
    """
    known = await newsroom.storage.articles.get(article)
    if known is None or known.withdrawn:
        return None
    begun = await newsroom.storage.drafts.editing(article)
    if begun is not None:
        return begun
    return await newsroom.storage.drafts.begin_edit(
        Draft(
            id=DraftId(0),
            author=by,
            state=DraftState.READY,
            revision=1,
            changed_by=by,
            changed_at=now,
            publish_at=None,
            article_id=article,
            edits=known.revision,
            manuscript=_as_manuscript(known),
            options=Options(),
        )
    )


async def carry_out(
    newsroom: Newsroom, draft: Draft, *, revision: int, follow: Follow, by: UserId, now: Moment
) -> Draft | NotCorrected:
    """Amend the article that is at `revision` as the draft says; the draft, done with."""
    assert draft.article_id is not None
    wanted = noted(draft.manuscript, draft.options.note)
    correction = Correction(
        title=wanted.title,
        summary=wanted.summary,
        body=wanted.body,
        category=wanted.category,
        image=wanted.image,
        author=wanted.author,
        bio=wanted.bio,
        source=wanted.source,
    )
    amended = await amend(
        newsroom, draft.article_id, revision=revision, correction=correction, follow=follow, now=now
    )
    if not isinstance(amended, Article) and amended != "same":
        return amended
    done = await revise(
        newsroom,
        draft.id,
        seen=draft.revision,
        states=(DraftState.READY,),
        by=by,
        now=now,
        change=lambda current: replace(current, state=DraftState.PUBLISHED),
    )
    deed = Deed(at=now, user_id=by, deed="edit", subject=f"article {draft.article_id}", detail=wanted.title)
    await newsroom.storage.audit.record(deed)
    return "overtaken" if done is None or isinstance(done, Overtaken) else done


def _as_manuscript(article: Article) -> Manuscript:
    return Manuscript(
        title=article.title,
        body=article.body,
        summary=article.summary,
        category=article.category,
        source=article.source_title,
        source_url=article.url if article.url.startswith(("https://", "http://")) else "",
        author=article.author,
        bio=article.bio,
        image=article.image,
    )
