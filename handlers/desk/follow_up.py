"""A story that goes on from an earlier one: in each chat it answers the earlier one's copy."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Final

from handlers.action import Action
from handlers.ask import ask
from handlers.desk.callback import AskForEarlier, ChooseEarlier, FollowUp, FoundEarlier, ShowDraft
from handlers.desk.changed import change, gone, ready, shown
from handlers.listing import SIZE, Listed, listing
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Row, Screen, Toast, bold
from news.actions.search import search
from news.article import ArticleId
from news.dialog import Dialog
from news.draft import Draft, DraftId, DraftState
from news.page import nearest_page

STEP: Final = "desk-earlier"
_LONGEST: Final = 300


async def choose_earlier(request: Request, action: ChooseEarlier) -> Answer:
    articles = request.newsroom.storage.articles
    page = await nearest_page(lambda number: articles.latest(number=number, size=SIZE), action.page)
    if not page.total:
        return Toast(request.texts.gettext("No story is out yet that this one could go on from."))
    return _listed(request, action.draft, action.seen, page, lambda number: replace(action, page=number))


async def ask_for_earlier(request: Request, action: AskForEarlier) -> Answer:
    draft = await ready(request, action.draft, action.seen)
    if not isinstance(draft, Draft):
        return draft
    await ask(request, STEP, draft.id, draft.revision)
    return NewMessage(Screen(text=request.texts.gettext("🔎 Send words of the earlier story.")))


async def write_earlier(request: Request, asked: Dialog) -> Screen:
    """The question stays open until a story is chosen, so that other words can be tried."""
    draft, _, seen = asked.about.partition(":")
    words = " ".join(request.words.split())[:_LONGEST]
    kept = await request.newsroom.storage.searches.keep(words)
    return await _found(request, FoundEarlier(DraftId(int(draft)), int(seen), kept, 0), words)


async def found_earlier(request: Request, action: FoundEarlier) -> Answer:
    words = await request.newsroom.storage.searches.get(action.search)
    if words is None:
        return Toast(request.texts.gettext("This search is no longer here. Please type it again."))
    return await _found(request, action, words)


async def _found(request: Request, action: FoundEarlier, words: str) -> Screen:
    page = await search(request.newsroom, words, number=action.page, size=SIZE)
    if not page.total:
        told = request.texts.gettext(
            "Nothing found for “{words}”. Try fewer or other words.", words=escape(words[:60])
        )
        return Screen(text=told, rows=(_back(request, action.draft),))
    return _listed(request, action.draft, action.seen, page, lambda number: replace(action, page=number))


def _listed(request: Request, draft: DraftId, seen: int, page: Listed, turn: Callable[[int], Action]) -> Screen:
    listed = listing(
        request,
        bold(request.texts.gettext("🧵 Which story does it go on from?")),
        page,
        turn,
        opening=lambda article: FollowUp(draft, seen, article),
        last_row=(Press(request.texts.gettext("🔎 Search"), AskForEarlier(draft, seen)),),
    )
    return replace(listed, rows=(*listed.rows, _back(request, draft)))


def _back(request: Request, draft: DraftId) -> Row:
    return (Press(request.texts.gettext("↩️ Back to the draft"), ShowDraft(draft)),)


async def follow_up(request: Request, action: FollowUp) -> Answer:
    earlier = await request.newsroom.storage.articles.get(ArticleId(action.article)) if action.article else None
    if action.article and (earlier is None or earlier.withdrawn):
        return (
            gone(request)
            if earlier is None
            else Toast(request.texts.gettext("This article is no longer here."))
        )

    def to(current: Draft) -> Draft:
        return replace(current, options=replace(current.options, follows=earlier.id if earlier else None))

    changed = await change(request, action.draft, action.seen, DraftState.READY, to=to)
    pending = await request.newsroom.storage.dialogs.pending(request.chat_id, request.user_id, request.now)
    if pending is not None and pending.step == STEP:
        await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    return await shown(request, changed)
