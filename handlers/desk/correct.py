"""An edit of a published story: what it changes, and whether the copies that are out shall follow."""

from html import escape
from typing import Final, assert_never

from handlers.desk.callback import Apply, Change, ShowDifference, ShowDraft
from handlers.desk.card import draft_card
from handlers.desk.changed import gone, ready
from handlers.desk.fields import name_of
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast, bold
from news.actions.correct import begin_correction, carry_out
from news.article import Article
from news.draft import Draft
from news.rules.difference import Changed, differences
from news.rules.note import noted
from news.rules.paging import units

_ROOM: Final = 3200
_LONGEST: Final = 600
"""Characters of a part that are shown."""


async def change(request: Request, action: Change) -> Answer:
    draft = await begin_correction(request.newsroom, action.article, by=request.user_id, now=request.now)
    if draft is None:
        return Toast(request.texts.gettext("This article is no longer here."))
    return NewMessage(await draft_card(request, draft))


async def show_difference(request: Request, action: ShowDifference) -> Answer:
    draft = await ready(request, action.draft, action.seen)
    if not isinstance(draft, Draft):
        return draft
    if draft.article_id is None:
        return gone(request)
    article = await request.newsroom.storage.articles.get(draft.article_id)
    if article is None or article.withdrawn:
        return Toast(request.texts.gettext("This article is no longer here."))
    return _difference(request, draft, article)


async def apply(request: Request, action: Apply) -> Answer:
    draft = await ready(request, action.draft, action.seen)
    if not isinstance(draft, Draft):
        return draft
    if draft.article_id is None:
        return gone(request)
    made = await carry_out(
        request.newsroom,
        draft,
        revision=action.revision,
        follow=action.follow,
        by=request.user_id,
        now=request.now,
    )
    match made:
        case Draft():
            return await draft_card(request, made, note=_done(request, action))
        case "outdated":
            return await _outdated(request, draft)
        case "overtaken":
            return gone(request)
        case "unknown" | "withdrawn" | "same":
            return Toast(request.texts.gettext("This article is no longer here."))
        case _:
            assert_never(made)


async def _outdated(request: Request, draft: Draft) -> Answer:
    """Somebody else, or its feed, has changed the article: nothing is done before that was seen."""
    assert draft.article_id is not None
    article = await request.newsroom.storage.articles.get(draft.article_id)
    if article is None:
        return gone(request)
    note = request.texts.gettext("⚠️ The story has been changed meanwhile. Please look at the difference again.")
    return _difference(request, draft, article, note=note)


def _done(request: Request, action: Apply) -> str:
    _ = request.texts.gettext
    if action.follow == "all":
        return _("✅ Changed. Every copy that is out follows now, at Telegram's pace.")
    return _("✅ Changed for copies still to come; those that are out stay as they are.")


def _difference(request: Request, draft: Draft, article: Article, *, note: str = "") -> Screen:
    _, seen, revision = request.texts.gettext, draft.revision, article.revision
    changed = differences(article, noted(draft.manuscript, draft.options.note))
    back = (Press(_("↩️ Back to the draft"), ShowDraft(draft.id)),)
    if not changed:
        return Screen(text=_("Nothing is different yet. ✏️ changes a part of the story."), rows=(back,))
    return Screen(
        text="\n\n".join((*filter(None, (note,)), bold(_("🔍 What changes")), *_told(request, changed))),
        rows=(
            (Press(_("📢 In every copy"), Apply(draft.id, seen, revision, "all")),),
            (Press(_("🆕 Only in copies to come"), Apply(draft.id, seen, revision, "new")),),
            back,
        ),
    )


def _told(request: Request, changed: list[Changed]) -> list[str]:
    blocks: list[str] = []
    room = _ROOM
    for one in changed:
        lines = [bold(name_of(request.texts, one.part))]
        lines += [f"➖ <s>{escape(_short(text))}</s>" for text in one.removed]
        lines += [f"➕ {escape(_short(text))}" for text in one.added]
        for line in lines:
            room -= units(line)
            if room < 0:
                return [*blocks, "…"]
            blocks.append(line)
    return blocks


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
