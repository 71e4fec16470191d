"""A draft's parts, each to be written anew."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.ask import NOTHING, ask
from handlers.desk.callback import (
    ChooseDraftTopic,
    ChooseField,
    EditField,
    FieldName,
    ShowDraft,
    ShowDraftTopics,
)
from handlers.desk.card import draft_card
from handlers.desk.changed import gone, overtaken, ready
from handlers.request import Request
from handlers.screen import PHOTO, Answer, NewMessage, Press, Row, Screen, bold
from handlers.texts import Texts
from handlers.topic_choice import topic_rows, topics_to_choose
from handlers.turning import whereabouts
from news.actions.revise import Overtaken, revise
from news.dialog import Dialog
from news.draft import Draft, DraftId, DraftState
from news.rules.address import canonical

FIELD: Final = "desk-field"
_SHOWN: Final = 3000
_FIELDS: Final[tuple[tuple[FieldName, ...], ...]] = (
    ("title", "summary"),
    ("body", "category"),
    ("source", "source_url"),
    ("author", "bio"),
    ("image",),
)
_OF_PUBLISHED: Final[tuple[tuple[FieldName, ...], ...]] = (
    ("title", "summary"),
    ("body", "category"),
    ("author", "bio"),
    ("image", "note"),
)
"""What readers' copies can follow in, and a word to them on what was put right."""
_OF_OURS: Final[tuple[tuple[FieldName, ...], ...]] = (*_OF_PUBLISHED, ("source",))
"""Of a story that came from a feed, the source is what it is known by."""
_A_LINE: Final[frozenset[FieldName]] = frozenset({"title", "category", "source", "author", "note", "bio"})
_ADDRESSES: Final[frozenset[FieldName]] = frozenset({"source_url", "image"})


def name_of(texts: Texts, field: FieldName) -> str:
    _ = texts.gettext
    names: dict[FieldName, str] = {
        "title": _("Title"),
        "body": _("Text"),
        "summary": _("Summary"),
        "category": _("Topic"),
        "source": _("Source"),
        "source_url": _("Link"),
        "author": _("Author"),
        "image": _("Picture"),
        "note": _("Correction note"),
        "bio": _("About the author"),
    }
    return names[field]


async def choose_field(request: Request, action: ChooseField) -> Answer:
    draft = await ready(request, action.draft, action.seen)
    if not isinstance(draft, Draft):
        return draft
    rows: tuple[Row, ...] = tuple(
        tuple(Press(name_of(request.texts, field), EditField(draft.id, draft.revision, field)) for field in row)
        for row in await _changeable(request, draft)
    )
    back = (Press(request.texts.gettext("↩️ Back to the draft"), ShowDraft(draft.id)),)
    return Screen(text=request.texts.gettext("✏️ What would you like to change?"), rows=(*rows, back))


async def _changeable(request: Request, draft: Draft) -> tuple[tuple[FieldName, ...], ...]:
    if draft.edits is None or draft.article_id is None:
        return _FIELDS
    article = await request.newsroom.storage.articles.get(draft.article_id)
    ours = article is not None and await request.newsroom.storage.feeds.get(article.source_id) is None
    return _OF_OURS if ours else _OF_PUBLISHED


async def edit_field(request: Request, action: EditField) -> Answer:
    draft = await ready(request, action.draft, action.seen)
    if not isinstance(draft, Draft):
        return draft
    await ask(request, FIELD, draft.id, draft.revision, action.field)
    return NewMessage(await question(request, draft, action.field))


async def write_field(request: Request, dialog: Dialog) -> Screen | None:
    number, seen, field = dialog.about.split(":")
    name: FieldName = field  # type: ignore[assignment]  # it was one when it was written down
    said = _said(request, name)
    if said is None:
        return Screen(
            text=request.texts.gettext("Please send a photo, or an address that begins with https://.")
        )
    made = await revise(
        request.newsroom,
        DraftId(int(number)),
        seen=int(seen),
        states=(DraftState.READY,),
        by=request.user_id,
        now=request.now,
        change=lambda current: _with(current, name, said),
    )
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    match made:
        case Draft():
            return await draft_card(request, await _checked(request, made, name))
        case Overtaken(current):
            return await overtaken(request, current)
        case None:
            return Screen(text=gone(request).text)


def _with(draft: Draft, field: FieldName, said: str) -> Draft:
    if field == "note":
        return replace(draft, options=replace(draft.options, note=said))
    return replace(draft, manuscript=replace(draft.manuscript, **{field: said}))


async def _checked(request: Request, draft: Draft, field: FieldName) -> Draft:
    """With a link that was just given tried once."""
    if field != "source_url":
        return draft
    dead = bool(draft.manuscript.source_url) and not await request.manuscripts.answers(
        draft.manuscript.source_url
    )
    checked = replace(draft, options=replace(draft.options, dead_link=dead))
    return await request.newsroom.storage.drafts.change(checked) or draft


def _said(request: Request, field: FieldName) -> str | None:
    """What was sent for the field; None for what is no address where one is needed."""
    message = request.message
    attachment = message.attachment if message else None
    if attachment is not None and attachment.is_photo and field == "image":
        return f"{PHOTO}{attachment.file}"
    words = request.words.strip()
    if words in NOTHING:
        return ""
    if field in _ADDRESSES:
        return canonical(words)
    return " ".join(words.split()) if field in _A_LINE else words


async def question(request: Request, draft: Draft, field: FieldName, *, page: int = 0) -> Screen:
    """A topic can be chosen as well as written."""
    _, name, seen = request.texts.gettext, draft.id, draft.revision
    now = draft.options.note if field == "note" else getattr(draft.manuscript, field)
    topics = await topics_to_choose(request, page) if field == "category" else None
    told = (
        bold(name_of(request.texts, field)),
        f"<code>{escape(now[:_SHOWN])}</code>" if now and not now.startswith(PHOTO) else "",
        _("Choose a topic, or send the new text; a single “-” leaves it empty.")
        if topics and topics.items
        else _("Send the new text; a single “-” leaves it empty."),
        *(whereabouts(request.texts, topics.number, topics.count) if topics else ()),
    )
    rows = (
        topic_rows(
            topics,
            lambda topic: ChooseDraftTopic(name, seen, topic),
            lambda turned: ShowDraftTopics(name, seen, turned),
        )
        if topics
        else ()
    )
    return Screen(text="\n\n".join(filter(None, told)), rows=rows)
