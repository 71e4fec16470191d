"""A digest: what was kept for its readers, as a list whose buttons open the cards."""

from html import escape

from handlers.callback import ShowDigest
from handlers.listing import SIZE, list_of
from handlers.request import Request
from handlers.screen import Answer, Link, Screen, Toast, bold
from handlers.texts import Texts
from news.article import Article
from news.page import Page, nearest_page
from news.push import PushId


async def show_digest(request: Request, action: ShowDigest) -> Answer:
    digests = request.newsroom.storage.digests
    page = await nearest_page(
        lambda number: digests.articles(action.digest, number=number, size=SIZE), action.page
    )
    if not page.total:
        return Toast(request.texts.gettext("This digest is no longer here."))
    return digest_list(request.texts, request.timezone, action.digest, page)


def digest_list(texts: Texts, timezone: str, digest: PushId, page: Page[Article]) -> Screen:
    heading = texts.ngettext("🗞 {number} new story for you", "🗞 {number} new stories for you", page.total)
    return list_of(texts, timezone, bold(heading), page, lambda number: ShowDigest(digest, number))


def public_digest(texts: Texts, page: Page[Article], address: str) -> Screen:
    """Where many read it: titles that open their page, and a way to all of it in a chat with the bot."""
    heading = texts.ngettext("🗞 {number} new story", "🗞 {number} new stories", page.total)
    titles = [f"• {_linked(article)}" for article in page.items]
    more = texts.gettext("📖 Read on in a chat with me")
    return Screen(text="\n\n".join((bold(heading), *titles)), rows=((Link(more, address),),))


def _linked(article: Article) -> str:
    title = escape(article.title)
    on_the_web = article.url.startswith(("https://", "http://"))
    return f'<a href="{escape(article.url)}">{title}</a>' if on_the_web else title
