"""Lists of articles: five to a message, turned by editing it, opened by number."""

from collections.abc import Callable, Sequence
from typing import Final

from handlers.action import Action
from handlers.callback import OpenCard
from handlers.dates import day_and_time
from handlers.request import Request
from handlers.screen import Press, Row, Screen, italic, lit
from handlers.texts import Texts
from handlers.turning import turns, whereabouts
from handlers.withdrawn import told
from news.article import Article, ArticleId
from news.found import Excerpt, Hit
from news.page import Page

SIZE: Final = 5
Listed = Page[Article] | Page[Hit]
NUMBERS: Final = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣")


def listing(
    request: Request,
    heading: str,
    page: Listed,
    turn: Callable[[int], Action],
    *,
    last_row: Row = (),
    opening: Callable[[ArticleId], Action] = OpenCard,
) -> Screen:
    """`heading` is HTML; `turn` gives the action that shows another page of the same list.

    `opening` is what the numbers do.
    """
    return list_of(request.texts, request.timezone, heading, page, turn, last_row=last_row, opening=opening)


def list_of(
    texts: Texts,
    timezone: str,
    heading: str,
    page: Listed,
    turn: Callable[[int], Action],
    *,
    last_row: Row = (),
    opening: Callable[[ArticleId], Action] = OpenCard,
) -> Screen:
    blocks = [heading]
    items: Sequence[Article | Hit] = page.items
    for number, item in zip(NUMBERS, items, strict=False):
        blocks.append(f"{number} {_told(item, texts, timezone)}")
    blocks += whereabouts(texts, page.number, page.count)
    opens: Row = tuple(
        Press(number, opening(_article(item).id)) for number, item in zip(NUMBERS, items, strict=False)
    )
    turning = turns(page.number, page.count, turn)
    return Screen(text="\n\n".join(blocks), rows=(opens, turning, last_row))


def _told(item: Article | Hit, texts: Texts, timezone: str) -> str:
    """In lines: the title, the piece of text that was found where there is one, where and when."""
    article = _article(item)
    when = day_and_time(article.published or article.first_seen, texts.language, timezone)
    origin = " · ".join(filter(None, (article.source_title, when)))
    if article.withdrawn:
        origin = f"⚠️ {told(texts)}"
    title, snippet = (
        (item.title, item.snippet) if isinstance(item, Hit) else (Excerpt(text=article.title), None)
    )
    return "\n".join(filter(None, (lit(title), lit(snippet) if snippet else "", italic(origin))))


def _article(item: Article | Hit) -> Article:
    return item.article if isinstance(item, Hit) else item
