from html import escape
from typing import Final

from handlers.callback import ShowFound, ShowLatest
from handlers.listing import SIZE, listing
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast, italic
from handlers.texts import Texts
from news.actions.search import search as find
from news.found import Found
from news.ports import SearchId
from news.rules.parse import LONGEST

_SHOWN: Final = 60


async def search(request: Request) -> Screen:
    """For /search WORDS, and for any text that is nothing else."""
    typed = " ".join(request.words.split())
    if not typed:
        return Screen(text=request.texts.gettext("What are you looking for? For example: /search battery"))
    kept = await request.newsroom.storage.searches.keep(typed[:LONGEST])
    screen = await _found(request, kept, typed[:LONGEST], number=0)
    if len(typed) <= LONGEST:
        return screen
    note = request.texts.gettext("I have searched for the first {number} characters only.", number=LONGEST)
    return Screen(text=f"{screen.text}\n\n{italic(note)}", rows=screen.rows)


async def show_found(request: Request, action: ShowFound) -> Answer:
    words = await request.newsroom.storage.searches.get(action.search)
    if words is None:
        return Toast(request.texts.gettext("This search is no longer here. Please type it again."))
    return await _found(request, action.search, words, number=action.page)


async def _found(request: Request, kept: SearchId, words: str, *, number: int) -> Screen:
    found = await find(request.newsroom, words, number=number, size=SIZE)
    shown = escape(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
    meant = await _meant(request, found)
    if not found.total:
        if not found.blank and not number:
            await request.newsroom.storage.figures.missed(words[:_SHOWN].casefold(), request.now)
        latest = Press(request.texts.gettext("🗞 Latest news"), ShowLatest(0))
        return Screen(text=_nothing(request.texts, found, shown), rows=(meant, (latest,)))
    heading = _heading(request.texts, found, shown)
    return listing(request, heading, found, lambda turned: ShowFound(kept, turned), last_row=meant)


async def _meant(request: Request, found: Found) -> Row:
    """A button that searches for what was probably meant."""
    words = found.did_you_mean
    if not words:
        return ()
    kept = await request.newsroom.storage.searches.keep(words)
    return (Press(request.texts.gettext("Did you mean “{words}”?", words=words[:_SHOWN]), ShowFound(kept, 0)),)


def _nothing(texts: Texts, found: Found, shown: str) -> str:
    if found.blank:
        return texts.gettext(
            "“{words}” has no word that I could search for. Try a name or a topic, such as: battery",
            words=shown,
        )
    return texts.gettext("Nothing found for “{words}”. Try fewer or other words.", words=shown)


def _heading(texts: Texts, found: Found, shown: str) -> str:
    if found.more:
        return texts.gettext("🔎 More than {number} articles for “{words}”", number=found.total, words=shown)
    match found.nearness:
        case "exact":
            return texts.ngettext(
                "🔎 {number} article for “{words}”",
                "🔎 {number} articles for “{words}”",
                found.total,
                words=shown,
            )
        case "near" if found.exact:
            return texts.ngettext(
                "🔎 {number} article for “{words}”, then what comes near",
                "🔎 {number} articles for “{words}”, then what comes near",
                found.exact,
                words=shown,
            )
        case "near":
            return texts.gettext("🔎 Nothing is spelt just like “{words}”. This comes near:", words=shown)
        case "any":
            return texts.gettext("🔎 No article has all of “{words}”. These have some of it:", words=shown)
