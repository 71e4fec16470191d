"""`@bot words` in any chat: cards to pass on. Who asks the same gets the same, so Telegram may keep it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from telegram import InlineQueryResultArticle, InputTextMessageContent

from handlers.card import blurb, public_card
from handlers.links import link
from handlers.texts import Texts
from news.actions.search import search
from news.article import Article, ArticleId
from news.discussion import Discussion
from news.found import Hit
from news.language import Language
from news.newsroom import Newsroom
from news.page import Page

SIZE: Final = 10
KEPT: Final = 60
"""Seconds for which Telegram may give the same answer to the same words."""
_DESCRIPTION: Final = 120
_ONE: Final = re.compile(r"#([1-9][0-9]{0,14})")
_OFFSET: Final = re.compile(r"[1-9][0-9]{0,3}")
_RESULT: Final = re.compile(r"a([1-9][0-9]{0,14})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    results: list[InlineQueryResultArticle]
    next_offset: str


async def offer(
    newsroom: Newsroom, texts: Mapping[Language, Texts], bot: str, query: str, offset: str
) -> Offer:
    """What is found for `query`; the latest where nothing is asked; `#12` is just that article."""
    number = int(offset) if _OFFSET.fullmatch(offset) else 0
    page = await _page(newsroom, query.strip(), number)
    if page.number != number:  # the list has become shorter since
        return Offer(results=[], next_offset="")
    house = newsroom.policy.discussion
    results = [_result(one, texts[one.language], bot, house) for one in map(_article, page.items)]
    return Offer(results=results, next_offset=str(page.number + 1) if page.has_next else "")


def chosen(result_id: str) -> ArticleId | None:
    found = _RESULT.fullmatch(result_id)
    return ArticleId(int(found[1])) if found else None


async def _page(newsroom: Newsroom, query: str, number: int) -> Page[Article] | Page[Hit]:
    articles = newsroom.storage.articles
    if not query:
        return await articles.latest(number=number, size=SIZE)
    if one := _ONE.fullmatch(query):
        article = await articles.get(ArticleId(int(one[1])))
        return Page(items=[article] if article else [], number=0, size=SIZE, total=int(article is not None))
    return await search(newsroom, query, number=number, size=SIZE)


def _article(item: Article | Hit) -> Article:
    return item.article if isinstance(item, Hit) else item


def _result(article: Article, texts: Texts, bot: str, house: Discussion) -> InlineQueryResultArticle:
    """In the article's own language, whoever asks."""
    parameters = public_card(article, texts, house, link(bot, "a", article.id)).parameters()
    return InlineQueryResultArticle(
        id=f"a{article.id}",
        title=article.title,
        input_message_content=InputTextMessageContent(
            parameters["text"],
            parse_mode=parameters["parse_mode"],
            link_preview_options=parameters["link_preview_options"],
        ),
        reply_markup=parameters["reply_markup"],
        description=blurb(article)[:_DESCRIPTION],
        thumbnail_url=article.image or None,
    )
