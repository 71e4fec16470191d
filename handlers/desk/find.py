"""/edit and /retract: the published story they are about, among the latest or by a search."""

from collections.abc import Callable
from html import escape

from handlers.action import Action
from handlers.desk.callback import Change, PickFound, PickLatest, Purpose, Withdraw
from handlers.listing import SIZE, Listed, listing
from handlers.request import Request
from handlers.screen import Answer, Screen, Toast, bold
from handlers.texts import Texts
from news.actions.search import search
from news.article import ArticleId
from news.page import nearest_page
from news.ports import SearchId


async def edit(request: Request) -> Screen:
    return await _find(request, "edit")


async def retract(request: Request) -> Screen:
    return await _find(request, "retract")


async def _find(request: Request, purpose: Purpose) -> Screen:
    words = " ".join(request.words.split())[:300]
    if not words:
        return await pick_latest(request, PickLatest(purpose, 0))
    kept = await request.newsroom.storage.searches.keep(words)
    return await _found(request, purpose, kept, words, number=0)


async def pick_latest(request: Request, action: PickLatest) -> Screen:
    articles = request.newsroom.storage.articles
    page = await nearest_page(lambda number: articles.latest(number=number, size=SIZE), action.page)
    return _listed(request, action.purpose, page, lambda number: PickLatest(action.purpose, number))


async def pick_found(request: Request, action: PickFound) -> Answer:
    words = await request.newsroom.storage.searches.get(action.search)
    if words is None:
        return Toast(request.texts.gettext("This search is no longer here. Please type it again."))
    return await _found(request, action.purpose, action.search, words, number=action.page)


async def _found(request: Request, purpose: Purpose, kept: SearchId, words: str, *, number: int) -> Screen:
    page = await search(request.newsroom, words, number=number, size=SIZE)
    if not page.total:
        told = request.texts.gettext(
            "Nothing found for “{words}”. Try fewer or other words.", words=escape(words[:60])
        )
        return Screen(text=told)
    return _listed(request, purpose, page, lambda turned: PickFound(purpose, kept, turned))


def _listed(request: Request, purpose: Purpose, page: Listed, turn: Callable[[int], Action]) -> Screen:
    heading = f"{bold(_heading(request.texts, purpose))}\n{escape(_how(request.texts, purpose))}"
    return listing(request, heading, page, turn, opening=lambda article: _chosen(purpose, article))


def _chosen(purpose: Purpose, article: ArticleId) -> Action:
    match purpose:
        case "edit":
            return Change(article)
        case "retract":
            return Withdraw(article)


def _heading(texts: Texts, purpose: Purpose) -> str:
    _ = texts.gettext
    match purpose:
        case "edit":
            return _("✏️ Which story would you like to edit?")
        case "retract":
            return _("🗑 Which story would you like to retract?")


def _how(texts: Texts, purpose: Purpose) -> str:
    return texts.gettext("Choose its number, or search: /{command} words", command=purpose)
