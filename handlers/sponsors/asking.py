"""What is asked about a sponsor's line, and the answers in an editor's words.

A question stays open until it has an answer that can be used.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Final

from handlers.ask import NOTHING, ask
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Screen, Toast
from handlers.sponsors.callback import AskForSponsor, AskOfSponsor, Question
from handlers.sponsors.listed import gone
from handlers.sponsors.settle import changed, record
from news.dialog import Dialog
from news.moment import Moment
from news.rules.address import canonical
from news.rules.naming import shown
from news.rules.when import read_time
from news.sponsor import Sponsor, SponsorId, Terms

NEW: Final = "sponsor-new"
_LONGEST_LINE: Final = 120
_LONGEST_LINK: Final = 500
_MOST_TOPICS: Final = 10


async def ask_for_sponsor(request: Request, _action: AskForSponsor) -> Answer:
    await ask(request, NEW)
    return NewMessage(Screen(text=escape(_question(request, "text"))))


async def ask_of_sponsor(request: Request, action: AskOfSponsor) -> Answer:
    sponsor = await request.newsroom.storage.sponsors.get(action.sponsor)
    if sponsor is None or sponsor.state == "ended":
        return gone(request)
    await ask(request, f"sponsor-{action.question}", sponsor.id)
    return NewMessage(Screen(text=escape(_question(request, action.question))))


async def write_new(request: Request, _asked: Dialog) -> Screen:
    read = _text(request, Terms(text=""))
    if isinstance(read, str):
        return Screen(text=escape(read))
    lines = request.newsroom.storage.sponsors
    new = await lines.add(read, request.now)
    await record(request, "add line", new, read.text)
    await ask(request, "sponsor-link", new)
    return Screen(text=escape(_question(request, "link")))


def _writing(read: Callable[[Request, Terms], Terms | str]) -> Callable[[Request, Dialog], Awaitable[Screen]]:
    async def write(request: Request, asked: Dialog) -> Screen:
        sponsor: Sponsor | None = await request.newsroom.storage.sponsors.get(SponsorId(int(asked.about)))
        terms = read(request, sponsor.terms) if sponsor else ""
        if isinstance(terms, str) and sponsor is not None:
            return Screen(text=escape(terms))
        await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
        answer = (
            await changed(request, sponsor, terms) if sponsor and isinstance(terms, Terms) else gone(request)
        )
        return _as_screen(answer)

    return write


def _text(request: Request, terms: Terms) -> Terms | str:
    text = " ".join(request.words.split())
    if not text or len(text) > _LONGEST_LINE:
        return request.texts.gettext(
            "A line has 1 to {most} characters; this has {number}.", most=_LONGEST_LINE, number=len(text)
        )
    return replace(terms, text=text)


def _link(request: Request, terms: Terms) -> Terms | str:
    url = request.words.strip()
    if canonical(url) is None or len(url) > _LONGEST_LINK or len(url.split()) != 1:
        return request.texts.gettext("That is no address. It begins with https://.")
    return replace(terms, url=url)


def _start(request: Request, terms: Terms) -> Terms | str:
    at = _moment(request)
    return at if isinstance(at, str) else replace(terms, starts_at=at)


def _end(request: Request, terms: Terms) -> Terms | str:
    at = _moment(request)
    return at if isinstance(at, str) else replace(terms, ends_at=at)


def _topics(request: Request, terms: Terms) -> Terms | str:
    if request.words.strip() in NOTHING:
        return replace(terms, topics=())
    names = dict.fromkeys(filter(None, map(shown, request.words.replace("\n", ",").split(","))))
    if not 0 < len(names) <= _MOST_TOPICS:
        return request.texts.gettext("1 to {most} topics, please, with commas between them.", most=_MOST_TOPICS)
    return replace(terms, topics=tuple(names))


def _moment(request: Request) -> Moment | str | None:
    if request.words.strip() in NOTHING:
        return None
    at = read_time(request.words, now=request.now, timezone=request.timezone)
    told = request.words[:60]
    return at or request.texts.gettext("I can't read “{words}” as a time to come.", words=told)


STEPS: Final[Mapping[str, Callable[[Request, Dialog], Awaitable[Screen | None]]]] = {
    NEW: write_new,
    "sponsor-text": _writing(_text),
    "sponsor-link": _writing(_link),
    "sponsor-start": _writing(_start),
    "sponsor-end": _writing(_end),
    "sponsor-topics": _writing(_topics),
}


def _question(request: Request, question: Question) -> str:
    _ = request.texts.gettext
    match question:
        case "text":
            return _(
                "📣 Send the line as readers shall see it, in at most {most} characters.", most=_LONGEST_LINE
            )
        case "link":
            return _("🔗 Send the address that it leads to.")
        case "start":
            return _("📅 From when? Send a time such as “tomorrow 08:00”, or - for now on.")
        case "end":
            return _("📅 Until when? Send a time such as “31/12 18:00”, or - for no end.")
        case "topics":
            return _("🏷 Below stories of which topics? Send them with commas between, or - for all.")


def _as_screen(answer: Answer) -> Screen:
    match answer:
        case Screen():
            return answer
        case NewMessage(screen):
            return screen
        case Toast(text):
            return Screen(text=escape(text))
