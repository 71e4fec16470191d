"""How cards of a source's stories look, settled beside a card that shows it."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Final

from handlers import card
from handlers.ask import NOTHING, ask
from handlers.feeds.callback import AskForLine, ChoosePicture, RenewCopies, SetPart, ShowFeed, ShowTemplate
from handlers.feeds.listed import gone
from handlers.feeds.settle import change
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, bold
from handlers.texts import Texts
from news.article import Article
from news.dialog import Dialog
from news.source import Handling, Source, SourceId
from news.template import LONGEST, Line, Picture, Template

LINE: Final = "feeds-line"
_RULE: Final = "➖➖➖"
_NEXT: Final[dict[Picture, Picture]] = {"above": "below", "below": "none", "none": "above"}


async def show_template(request: Request, action: ShowTemplate) -> Answer:
    source = await request.newsroom.storage.feeds.get(action.source)
    return await _screen(request, source) if source else gone(request)


async def choose_picture(request: Request, action: ChoosePicture) -> Answer:
    return await _changed(request, action.source, lambda now: replace(now, picture=action.picture))


async def set_part(request: Request, action: SetPart) -> Answer:
    on = bool(action.on)
    match action.part:
        case "summary":
            return await _changed(request, action.source, lambda now: replace(now, summary=on))
        case "origin":
            return await _changed(request, action.source, lambda now: replace(now, origin=on))


async def ask_for_line(request: Request, action: AskForLine) -> Answer:
    if await request.newsroom.storage.feeds.get(action.source) is None:
        return gone(request)
    await ask(request, LINE, action.source, action.line)
    question = request.texts.gettext(
        "✏️ Send the line, at most {number} characters, or - for none.", number=LONGEST
    )
    return NewMessage(Screen(text=escape(question)))


async def write_line(request: Request, asked: Dialog) -> Screen:
    number, _, line = asked.about.partition(":")
    words = " ".join(request.words.split())
    if len(words) > LONGEST:
        told = request.texts.gettext(
            "That has {length} characters; at most {number} fit.", length=len(words), number=LONGEST
        )
        return Screen(text=escape(told))
    told = "" if words in NOTHING else words
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    answer = await _changed(request, SourceId(int(number)), lambda now: _with(now, line, told))
    return answer if isinstance(answer, Screen) else Screen(text=escape(gone(request).text))


def _with(template: Template, line: str, told: str) -> Template:
    return replace(template, opening=told) if line == "opening" else replace(template, closing=told)


async def _changed(request: Request, source: SourceId, to: Callable[[Template], Template]) -> Answer:
    def settled(handling: Handling) -> Handling:
        return replace(handling, template=to(handling.template))

    known = await change(request, source, settled)
    return await _screen(request, known) if known else gone(request)


async def _screen(request: Request, source: Source) -> Screen:
    """The latest story as its card will be from now on, then the choices."""
    _, template = request.texts.gettext, source.handling.template
    example = await _example(request, source)
    above = replace(card.card(example, request.texts, request.house), rows=()) if example else Screen(text="")
    note = _(
        "🎨 This is how cards of its stories look from now on. Those that are out look so once their story is "
        "edited, or at once with 🔄."
    )
    if example is None:
        note = _("🎨 A story of this source is shown here once there is one.")
    lines = (above.text, _RULE if example else "", bold(source.title or source.url), escape(note))
    return replace(above, text="\n\n".join(filter(None, lines)), rows=_rows(request.texts, source.id, template))


async def _example(request: Request, source: Source) -> Article | None:
    page = await request.newsroom.storage.articles.latest(number=0, size=1, source=source.id)
    return page.items[0] if page.items else None


def _rows(texts: Texts, source: SourceId, template: Template) -> tuple[tuple[Press, ...], ...]:
    _ = texts.gettext
    picture = _NEXT[template.picture]
    names = {"above": _("🖼 Picture above"), "below": _("🖼 Picture below"), "none": _("🖼 No picture")}
    summary = _("📝 Without summary") if template.summary else _("📝 With summary")
    origin = _("📍 Without source") if template.origin else _("📍 With source")
    opening: Line = "opening"
    closing: Line = "closing"
    return (
        (Press(names[picture], ChoosePicture(source, picture)),),
        (
            Press(summary, SetPart(source, "summary", int(not template.summary))),
            Press(origin, SetPart(source, "origin", int(not template.origin))),
        ),
        (
            Press(_("✏️ Line above the title"), AskForLine(source, opening)),
            Press(_("✏️ Line at the end"), AskForLine(source, closing)),
        ),
        (Press(_("🔄 Those of the last day too"), RenewCopies(source, 0)),),
        (Press(_("↩️ Back"), ShowFeed(source)),),
    )
