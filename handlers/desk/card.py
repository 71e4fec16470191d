"""A draft as its editors see it: just what readers would get, then what is to be known and decided of it."""

from html import escape
from typing import Final

from handlers.card import card
from handlers.dates import day_and_time
from handlers.desk.callback import (
    Approve,
    BringBack,
    ChooseEarlier,
    ChooseField,
    ChooseTime,
    Discard,
    FinishWriting,
    FollowUp,
    Preview,
    Publish,
    SendToMe,
    Set,
    ShowDifference,
    TakeBack,
    WriteOn,
)
from handlers.desk.sponsored import below, line_of
from handlers.desk.warnings import warnings
from handlers.request import Request
from handlers.screen import PHOTO, Press, Row, Screen, bold, italic
from handlers.texts import Texts
from news.actions.foresee import foresee
from news.draft import Draft, DraftState
from news.language import LANGUAGES

_RULE: Final = "➖➖➖"
_COUNTDOWN: Final = 60
"""Seconds below which a schedule is shown as a countdown."""


async def draft_card(request: Request, draft: Draft, *, note: str = "") -> Screen:
    """`note` is HTML above all else that is to be known."""
    _ = request.texts.gettext
    if draft.state is DraftState.WRITING:
        return await _being_written(request, draft, note)
    article = await foresee(request.newsroom, draft, now=request.now)
    line = await line_of(request, draft, article) if _is_open(draft) else None
    shown = below(request, card(article, request.texts, request.house), line, request.texts)
    lines = (
        note,
        bold(_state(request, draft)),
        *(_options(request.texts, draft)),
        escape(await _pictures(request, draft)),
        escape(_("📣 The sponsor's line goes to readers who haven't had it as often as agreed today."))
        if line
        else "",
        *(await warnings(request, draft) if _is_open(draft) and draft.edits is None else ()),
    )
    return Screen(
        text="\n\n".join((shown.text, _RULE, "\n".join(filter(None, lines)))),
        rows=_rows(request, draft),
        image=shown.image,
    )


async def _being_written(request: Request, draft: Draft, note: str) -> Screen:
    texts = request.texts
    pieces = await request.newsroom.storage.drafts.pieces(draft.id)
    begun = " ".join(" ".join(piece.text for piece in pieces).split())[:200]
    told = texts.ngettext("{number} message so far", "{number} messages so far", len(pieces))
    parts = (note, bold(texts.gettext("📝 Being written")), escape(begun), italic(told))
    return Screen(
        text="\n\n".join(filter(None, parts)),
        rows=(
            (
                Press(texts.gettext("➕ Go on"), WriteOn(draft.id)),
                Press(texts.gettext("✅ Done"), FinishWriting(draft.id)),
            ),
            (Press(texts.gettext("🗑 Discard"), Discard(draft.id, draft.revision)),),
        ),
    )


def _state(request: Request, draft: Draft) -> str:
    _ = request.texts.gettext
    match draft.state:
        case DraftState.READY | DraftState.WRITING if draft.edits is not None:
            return _("✏️ Changes to a published story, seen by the newsroom only")
        case DraftState.READY | DraftState.WRITING:
            return _("📝 Draft, seen by the newsroom only")
        case DraftState.ASKED:
            return _("🤝 Waits for a second person's approval")
        case DraftState.SCHEDULED:
            assert draft.publish_at is not None
            left = draft.publish_at - request.now
            if left <= _COUNTDOWN:
                return request.texts.ngettext(
                    "⏳ Goes out in {number} second", "⏳ Goes out in {number} seconds", max(0, left)
                )
            when = day_and_time(draft.publish_at, request.texts.language, request.timezone)
            return _("🕒 Goes out on {when}", when=when)
        case DraftState.RELEASING:
            return _("📤 Going out now")
        case DraftState.PUBLISHED:
            return _("✅ Published")
        case DraftState.DISCARDED:
            return _("🗑 Discarded")


async def _pictures(request: Request, draft: Draft) -> str:
    """That only one of several is shown; empty for one, or none."""
    if not draft.manuscript.image.startswith(PHOTO) or not draft.options.with_image:
        return ""
    pieces = await request.newsroom.storage.drafts.pieces(draft.id)
    pictures = sum(piece.with_it.image.startswith(PHOTO) for piece in pieces)
    told = request.texts.gettext("🖼 {number} pictures were sent. A card has one: the first.", number=pictures)
    return told if pictures > 1 else ""


def _options(texts: Texts, draft: Draft) -> tuple[str, ...]:
    _, options = texts.gettext, draft.options
    return tuple(
        told
        for on, told in (
            (options.breaking, _("⚡ Breaking news")),
            (options.silent, _("🔕 Arrives without a sound")),
            (options.follows, _("🧵 A follow-up: answers the earlier story in each chat")),
            (not options.with_image and draft.manuscript.image, _("🖼 Without its picture")),
        )
        if on
    )


def _is_open(draft: Draft) -> bool:
    return draft.state in {DraftState.READY, DraftState.ASKED, DraftState.SCHEDULED}


def _rows(request: Request, draft: Draft) -> tuple[Row, ...]:
    _, name, seen = request.texts.gettext, draft.id, draft.revision
    match draft.state:
        case DraftState.READY:
            return _choices(request, draft) if draft.edits is None else _correcting(request, draft)
        case DraftState.ASKED:
            own = draft.options.asked_by == request.user_id
            approve: Row = () if own else (Press(_("✅ Approve"), Approve(name, seen)),)
            return (approve, (Press(_("↩️ Take back"), TakeBack(name, seen)),), _views(request, draft))
        case DraftState.SCHEDULED:
            return ((Press(_("↩️ Undo"), TakeBack(name, seen)),), _views(request, draft))
        case DraftState.DISCARDED:
            return ((Press(_("♻️ Bring back"), BringBack(name, seen)),),)
        case DraftState.WRITING | DraftState.RELEASING | DraftState.PUBLISHED:
            return ()


def _choices(request: Request, draft: Draft) -> tuple[Row, ...]:
    _, name, seen, options = request.texts.gettext, draft.id, draft.revision, draft.options
    picture = _("🖼 No picture") if options.with_image else _("🖼 With picture")
    return (
        (Press(_("✅ Publish"), Publish(name, seen)), Press(_("🕒 Schedule"), ChooseTime(name, seen))),
        (Press(_("✏️ Edit"), ChooseField(name, seen)), Press(_("🧪 Send to me"), SendToMe(name))),
        (
            Press(
                _("🔔 With sound") if options.silent else _("🔕 No sound"),
                Set(name, seen, "silent", int(not options.silent)),
            ),
            Press(
                _("⚡ Not breaking") if options.breaking else _("⚡ Breaking"),
                Set(name, seen, "breaking", int(not options.breaking)),
            ),
            *(
                (Press(picture, Set(name, seen, "image", int(not options.with_image))),)
                if draft.manuscript.image
                else ()
            ),
        ),
        _views(request, draft),
        (
            Press(_("🧵 No follow-up"), FollowUp(name, seen, 0))
            if options.follows
            else Press(_("🧵 Follow-up to…"), ChooseEarlier(name, seen, 0)),
            Press(_("🗑 Discard"), Discard(name, seen)),
        ),
    )


def _correcting(request: Request, draft: Draft) -> tuple[Row, ...]:
    _, name, seen = request.texts.gettext, draft.id, draft.revision
    return (
        (Press(_("✏️ Edit"), ChooseField(name, seen)), Press(_("🔍 What changes"), ShowDifference(name, seen))),
        _views(request, draft),
        (Press(_("🗑 Discard"), Discard(name, seen)),),
    )


def _views(request: Request, draft: Draft) -> Row:
    """As it looks in each language, beginning with the editor's own."""
    ordered = sorted(LANGUAGES, key=lambda language: language != request.language)
    names = {"th": "👁 ไทย", "en": "👁 English"}
    return tuple(Press(names[language], Preview(draft.id, language, "card", 0)) for language in ordered)
