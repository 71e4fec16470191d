"""Whether and when a draft goes out."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.desk.callback import Approve, BringBack, Discard, Publish, Set, Switch, TakeBack
from handlers.desk.card import draft_card
from handlers.desk.changed import change, gone, shown
from handlers.request import Request
from handlers.screen import Answer, Screen, Toast
from news.draft import Draft, DraftId, DraftState, Options
from news.manuscript import Manuscript
from news.moment import Moment
from news.rules.doubts import GRAVE, doubts
from news.rules.rights import may
from news.subscriber import ChatId
from news.team import Role

COUNTDOWN: Final = 30
"""Seconds between ✅ and the first copy, in which it can be undone and nobody has got it."""


async def publish(request: Request, action: Publish) -> Answer:
    return await set_out(request, action.draft, action.seen, at=Moment(request.now + COUNTDOWN))


async def set_out(request: Request, name: DraftId, seen: int, *, at: Moment) -> Screen | Toast:
    """At `at`, or once a second person agrees where the owner wants that."""
    draft = await request.newsroom.storage.drafts.get(name)
    if draft is None or draft.edits is not None:  # the changes to an article go out with it, not by themselves
        return gone(request)
    if GRAVE & set(doubts(draft, alike=False)):
        return Toast(request.texts.gettext("Without a title it can't go out. ✏️ gives it one."))
    ask = request.newsroom.policy.approval

    def to(current: Draft) -> Draft:
        options = replace(current.options, asked_by=request.user_id if ask else None, approved_by=None)
        state = DraftState.ASKED if ask else DraftState.SCHEDULED
        return replace(current, state=state, publish_at=at, options=options)

    changed = await change(request, name, seen, DraftState.READY, to=to)
    if isinstance(changed, Draft) and ask:
        await _call_for_approval(request, changed)
    return await shown(request, changed, "ask for approval" if ask else "schedule")


async def _call_for_approval(request: Request, draft: Draft) -> None:
    """A card for everybody else who may decide; whoever can't be reached finds it in /queue."""
    team = await request.newsroom.storage.team.all()
    people = {member.user_id: member.role for member in team} | dict.fromkeys(
        request.newsroom.policy.owners, Role.OWNER
    )
    for person, role in people.items():
        if person == request.user_id or not may(role, "post"):
            continue
        subscriber = await request.newsroom.storage.subscribers.get(ChatId(person))
        language = subscriber.language if subscriber else request.newsroom.policy.language
        theirs = replace(
            request, user_id=person, chat_id=ChatId(person), role=role, subscriber=subscriber, language=language
        )
        note = theirs.texts.gettext("🤝 {name} asks for your approval.", name=escape(request.name))
        await request.messenger.tell(person, await draft_card(theirs, draft, note=note))


async def take_back(request: Request, action: TakeBack) -> Answer:
    def to(current: Draft) -> Draft:
        options = replace(current.options, asked_by=None, approved_by=None)
        return replace(current, state=DraftState.READY, publish_at=None, options=options)

    changed = await change(request, action.draft, action.seen, DraftState.SCHEDULED, DraftState.ASKED, to=to)
    return await shown(request, changed, "take back")


async def approve(request: Request, action: Approve) -> Answer:
    draft = await request.newsroom.storage.drafts.get(action.draft)
    if draft is not None and draft.options.asked_by == request.user_id:
        return Toast(request.texts.gettext("Somebody else has to approve what you have written."))
    soonest = Moment(request.now + COUNTDOWN)

    def to(current: Draft) -> Draft:
        options = replace(current.options, approved_by=request.user_id)
        at = max(soonest, current.publish_at or soonest)
        return replace(current, state=DraftState.SCHEDULED, publish_at=at, options=options)

    return await shown(
        request, await change(request, action.draft, action.seen, DraftState.ASKED, to=to), "approve"
    )


async def set_switch(request: Request, action: Set) -> Answer:
    def to(current: Draft) -> Draft:
        return replace(current, options=_switched(current.options, action.switch, on=bool(action.on)))

    return await shown(request, await change(request, action.draft, action.seen, DraftState.READY, to=to))


def _switched(options: Options, switch: Switch, *, on: bool) -> Options:
    match switch:
        case "image":
            return replace(options, with_image=on)
        case "silent":
            return replace(options, silent=on)
        case "breaking":
            return replace(options, breaking=on)


async def discard(request: Request, action: Discard) -> Answer:
    changed = await change(
        request,
        action.draft,
        action.seen,
        DraftState.WRITING,
        DraftState.READY,
        to=lambda current: replace(current, state=DraftState.DISCARDED),
    )
    return await shown(request, changed, "discard")


async def bring_back(request: Request, action: BringBack) -> Answer:
    def to(current: Draft) -> Draft:
        written = current.manuscript != Manuscript()
        return replace(current, state=DraftState.READY if written else DraftState.WRITING)

    changed = await change(request, action.draft, action.seen, DraftState.DISCARDED, to=to)
    return await shown(request, changed, "bring back")
