"""A digest: what was kept for its readers, as a list whose buttons open the cards."""

from collections.abc import Mapping

from handlers.callback import ShowDigest
from handlers.card import as_json, card
from handlers.listing import SIZE, list_of
from handlers.request import Request
from handlers.screen import Answer, Screen, Toast, bold
from handlers.texts import Texts
from news.actions.digest import RenderDigest
from news.article import Article
from news.language import Language
from news.page import Page, nearest_page
from news.push import PushId


def digest_renderer(texts: Mapping[Language, Texts]) -> RenderDigest:
    """A single article needs no list around it: its digest is its card."""

    def render(digest: PushId, page: Page[Article], timezone: str) -> dict[Language, str]:
        return {
            language: as_json(
                card(page.items[0], said) if page.total == 1 else _digest(said, timezone, digest, page)
            )
            for language, said in texts.items()
        }

    return render


async def show_digest(request: Request, action: ShowDigest) -> Answer:
    digests = request.newsroom.storage.digests
    page = await nearest_page(
        lambda number: digests.articles(action.digest, number=number, size=SIZE), action.page
    )
    if not page.total:
        return Toast(request.texts.gettext("This digest is no longer here."))
    return _digest(request.texts, request.timezone, action.digest, page)


def _digest(texts: Texts, timezone: str, digest: PushId, page: Page[Article]) -> Screen:
    heading = texts.ngettext("🗞 {number} new story for you", "🗞 {number} new stories for you", page.total)
    return list_of(texts, timezone, bold(heading), page, lambda number: ShowDigest(digest, number))
