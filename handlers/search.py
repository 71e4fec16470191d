from html import escape
from typing import Final

from handlers.callback import ShowFound, ShowLatest
from handlers.listing import SIZE, listing
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast
from news.actions.search import search as find
from news.ports import SearchId

LONGEST: Final = 300
"""Characters of a search that count; more than this is a pasted text."""
_SHOWN: Final = 60


async def search(request: Request) -> Screen:
    """For /search WORDS, and for any text that is nothing else."""
    words = " ".join(request.words.split())[:LONGEST]
    if not words:
        return Screen(text=request.texts.gettext("What are you looking for? For example: /search battery"))
    kept = await request.newsroom.storage.searches.keep(words)
    return await _found(request, kept, words, number=0)


async def show_found(request: Request, action: ShowFound) -> Answer:
    words = await request.newsroom.storage.searches.get(action.search)
    if words is None:
        return Toast(request.texts.gettext("This search is no longer here. Please type it again."))
    return await _found(request, action.search, words, number=action.page)


async def _found(request: Request, kept: SearchId, words: str, *, number: int) -> Screen:
    page = await find(request.newsroom, words, number=number, size=SIZE)
    shown = escape(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
    texts = request.texts
    if not page.total:
        return Screen(
            text=texts.gettext("Nothing found for “{words}”. Try fewer or other words.", words=shown),
            rows=((Press(texts.gettext("🗞 Latest news"), ShowLatest(0)),),),
        )
    heading = texts.ngettext(
        "🔎 {number} article for “{words}”", "🔎 {number} articles for “{words}”", page.total, words=shown
    )
    return listing(request, heading, page, lambda turned: ShowFound(kept, turned))
