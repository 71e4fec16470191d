"""What comes of a press that changes a draft."""

from collections.abc import Callable

from handlers.desk.card import draft_card
from handlers.request import Request
from handlers.screen import Screen, Toast
from news.actions.revise import Overtaken, revise
from news.audit import Deed
from news.draft import Draft, DraftId, DraftState

Change = Callable[[Draft], Draft]


def gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This draft is no longer here."))


async def ready(request: Request, draft: DraftId, seen: int) -> Draft | Screen | Toast:
    """The draft as it was seen, or what is to be told where it is so no more."""
    known = await request.newsroom.storage.drafts.get(draft)
    if known is None:
        return gone(request)
    if known.revision != seen or known.state is not DraftState.READY:
        return await overtaken(request, known)
    return known


async def change(
    request: Request, draft: DraftId, seen: int, *states: DraftState, to: Change
) -> Draft | Screen | Toast:
    """The changed draft, or what is to be told where it could not be changed."""
    made = await revise(
        request.newsroom, draft, seen=seen, states=states, by=request.user_id, now=request.now, change=to
    )
    match made:
        case Draft():
            return made
        case Overtaken(current):
            return await overtaken(request, current)
        case None:
            return gone(request)


async def overtaken(request: Request, current: Draft) -> Screen:
    """Nothing was changed: the card as it is now, and who was faster."""
    _ = request.texts.gettext
    if current.changed_by == request.user_id:
        told = _("⚠️ This button belongs to an earlier version. Here is the draft as it is now.")
    else:
        member = await request.newsroom.storage.team.get(current.changed_by)
        name = member.name if member else _("an owner")
        told = _(
            "⚠️ Changed meanwhile by {name}. Nothing was overwritten; here is the draft as it is now.", name=name
        )
    return await draft_card(request, current, note=told)


async def shown(
    request: Request, changed: Draft | Screen | Toast, deed: str = "", detail: str = ""
) -> Screen | Toast:
    """The card of what was changed, and a line in the audit."""
    if not isinstance(changed, Draft):
        return changed
    if deed:
        await request.newsroom.storage.audit.record(
            Deed(
                at=request.now,
                user_id=request.user_id,
                deed=deed,
                subject=f"draft {changed.id}",
                detail=detail or changed.manuscript.title,
            )
        )
    return await draft_card(request, changed)
