"""The list of sponsors' lines, and one of them with all that is settled for it and what came of it."""

from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.listing import NUMBERS
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast, bold, italic
from handlers.sponsors.callback import (
    AskForSponsor,
    AskOfSponsor,
    AskToEnd,
    ChooseSponsorCap,
    ShowSponsor,
    ShowSponsors,
    TurnSponsor,
)
from handlers.turning import turns, whereabouts
from news.moment import Moment
from news.page import nearest_page
from news.sponsor import Sponsor

SIZE: Final = 5
CAPS: Final = (1, 2, 3, 5, 10)
"""A reader a day, that an editor may choose from."""


async def sponsors(request: Request) -> Screen:
    return await show_sponsors(request, ShowSponsors(0))


async def show_sponsors(request: Request, action: ShowSponsors) -> Screen:
    _, known = request.texts.gettext, request.newsroom.storage.sponsors
    page = await nearest_page(lambda number: known.list(number=number, size=SIZE), action.page)
    blocks = [bold(_("📣 Sponsors' lines"))]
    blocks += [f"{number} {_line(request, one)}" for number, one in zip(NUMBERS, page.items, strict=False)]
    if not page.items:
        blocks.append(escape(_("None, so readers see none. ➕ adds one.")))
    blocks += whereabouts(request.texts, page.number, page.count)
    opens: Row = tuple(
        Press(number, ShowSponsor(one.id)) for number, one in zip(NUMBERS, page.items, strict=False)
    )
    turning = turns(page.number, page.count, ShowSponsors)
    return Screen(text="\n\n".join(blocks), rows=(opens, turning, (Press(_("➕ Add"), AskForSponsor()),)))


async def show_sponsor(request: Request, action: ShowSponsor) -> Answer:
    sponsor = await request.newsroom.storage.sponsors.get(action.sponsor)
    return sponsor_screen(request, sponsor) if sponsor else gone(request)


async def ask_to_end(request: Request, action: AskToEnd) -> Answer:
    _, sponsor = request.texts.gettext, await request.newsroom.storage.sponsors.get(action.sponsor)
    if sponsor is None:
        return gone(request)
    question = _("End it for good? Its link in the chats then leads nowhere any more.")
    rows: tuple[Row, ...] = (
        (Press(_("🏁 Yes, end it"), TurnSponsor(sponsor.id, "ended")),),
        (Press(_("↩️ Back"), ShowSponsor(sponsor.id)),),
    )
    return Screen(text=f"{bold(sponsor.terms.text)}\n\n{escape(question)}", rows=rows)


def sponsor_screen(request: Request, sponsor: Sponsor) -> Screen:
    _, terms = request.texts.gettext, sponsor.terms
    settled = (
        _("🔗 Link: {link}", link=terms.url or _("not yet; it can't start without one")),
        _("📅 From: {when}", when=_when(request, terms.starts_at, _("now on"))),
        _("📅 Until: {when}", when=_when(request, terms.ends_at, _("somebody ends it"))),
        _("🏷 Topics: {topics}", topics=", ".join(terms.topics) or _("all of them")),
        _("🔢 At most {number} a reader a day", number=terms.cap),
    )
    told = (
        bold(terms.text),
        escape(_state(request, sponsor)),
        "\n".join(map(escape, settled)),
        escape(_counts(request, sponsor)),
    )
    return Screen(text="\n\n".join(told), rows=_buttons(request, sponsor))


def gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This line is over."))


def _buttons(request: Request, sponsor: Sponsor) -> tuple[Row, ...]:
    _, here = request.texts.gettext, sponsor.id
    back: Row = (Press(_("📣 All lines"), ShowSponsors(0)),)
    if sponsor.state == "ended":
        return (back,)
    cap = next((cap for cap in CAPS if cap > sponsor.terms.cap), CAPS[0])
    turn = (
        Press(_("⏸ Pause"), TurnSponsor(here, "paused"))
        if sponsor.state == "running"
        else Press(_("▶️ Start"), TurnSponsor(here, "running"))
    )
    return (
        (turn, Press(_("🏁 End"), AskToEnd(here))),
        (Press(_("✏️ Words"), AskOfSponsor(here, "text")), Press(_("🔗 Link"), AskOfSponsor(here, "link"))),
        (Press(_("📅 From"), AskOfSponsor(here, "start")), Press(_("📅 Until"), AskOfSponsor(here, "end"))),
        (
            Press(_("🏷 Topics"), AskOfSponsor(here, "topics")),
            Press(_("🔢 {number} a day", number=cap), ChooseSponsorCap(here, cap)),
        ),
        back,
    )


def _when(request: Request, at: Moment | None, otherwise: str) -> str:
    return otherwise if at is None else day_and_time(at, request.texts.language, request.timezone)


def _line(request: Request, sponsor: Sponsor) -> str:
    told = f"{_state(request, sponsor)} · {_counts(request, sponsor)}"
    return f"{escape(sponsor.terms.text)}\n{italic(told)}"


def _counts(request: Request, sponsor: Sponsor) -> str:
    return request.texts.gettext("Shown {shown}, tapped {taps}", shown=sponsor.shown, taps=sponsor.taps)


def _state(request: Request, sponsor: Sponsor) -> str:
    _, terms = request.texts.gettext, sponsor.terms
    if sponsor.state == "ended":
        return _("🏁 ended")
    if sponsor.state == "paused":
        return _("⏸ paused")
    if terms.starts_at is not None and request.now < terms.starts_at:
        return _("🕒 not begun yet")
    if terms.ends_at is not None and request.now >= terms.ends_at:
        return _("⌛️ its time is over")
    return _("✅ running")
