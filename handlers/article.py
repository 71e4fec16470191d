"""The views behind a card's buttons."""

from collections.abc import Callable

from handlers import card, withdrawn
from handlers.callback import OpenCard, ShowCard, ShowFullText, ShowRelated, ShowSummary
from handlers.listing import SIZE, listing
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Toast, bold
from news.actions.relate import relate
from news.article import Article, ArticleId


async def show_card(request: Request, action: ShowCard) -> Answer:
    return await _of(request, action.article, lambda article: card.card(article, request.texts, request.house))


async def open_card(request: Request, action: OpenCard) -> Answer:
    return await _read(
        request, action.article, lambda article: NewMessage(card.card(article, request.texts, request.house))
    )


async def show_summary(request: Request, action: ShowSummary) -> Answer:
    return await _read(
        request, action.article, lambda article: card.summary(article, request.texts, request.house)
    )


async def show_full_text(request: Request, action: ShowFullText) -> Answer:
    show = _of if action.page else _read
    return await show(
        request,
        action.article,
        lambda article: card.full_text(
            article, request.texts, request.house, page=action.page, timezone=request.timezone
        ),
    )


async def show_related(request: Request, action: ShowRelated) -> Answer:
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None or article.withdrawn:
        return _gone(request, article)
    page = await relate(request.newsroom, article, number=action.page, size=SIZE)
    if not page.total:
        return Toast(request.texts.gettext("Nothing related yet."))
    heading = request.texts.gettext("🔗 Related to {title}", title=bold(article.title))
    back = (Press(request.texts.gettext("↩️ Back"), ShowCard(article.id)),)
    return listing(request, heading, page, lambda number: ShowRelated(article.id, number), last_row=back)


async def _read(request: Request, article_id: ArticleId, show: Callable[[Article], Answer]) -> Answer:
    """The same, and counted."""
    await request.newsroom.storage.tallies.count(article_id, "read", request.now)
    return await _of(request, article_id, show)


async def _of(request: Request, article_id: ArticleId, show: Callable[[Article], Answer]) -> Answer:
    article = await request.newsroom.storage.articles.get(article_id)
    return show(article) if article and not article.withdrawn else _gone(request, article)


def _gone(request: Request, article: Article | None) -> Toast:
    if article is None:
        return Toast(request.texts.gettext("This article is no longer here."))
    return Toast(withdrawn.told(request.texts))
