"""Lists of articles: five to a message, turned by editing it, opened by number."""

from collections.abc import Callable
from html import escape
from typing import Final

from handlers.action import Action
from handlers.callback import OpenCard
from handlers.dates import day_and_time
from handlers.request import Request
from handlers.screen import Press, Row, Screen, italic
from handlers.texts import Texts
from news.article import Article
from news.page import Page

SIZE: Final = 5
_NUMBERS: Final = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣")


def listing(
    request: Request, heading: str, page: Page[Article], turn: Callable[[int], Action], *, last_row: Row = ()
) -> Screen:
    """`heading` is HTML; `turn` gives the action that shows another page of the same list."""
    return list_of(request.texts, request.timezone, heading, page, turn, last_row=last_row)


def list_of(
    texts: Texts,
    timezone: str,
    heading: str,
    page: Page[Article],
    turn: Callable[[int], Action],
    *,
    last_row: Row = (),
) -> Screen:
    blocks = [heading]
    for number, article in zip(_NUMBERS, page.items, strict=False):
        when = day_and_time(article.published or article.first_seen, texts.language, timezone)
        origin = " · ".join(filter(None, (article.source_title, when)))
        blocks.append(f"{number} {escape(article.title)}\n{italic(origin)}")
    if page.count > 1:
        blocks.append(italic(texts.gettext("Page {page} of {count}", page=page.number + 1, count=page.count)))
    opens: Row = tuple(
        Press(number, OpenCard(article.id)) for number, article in zip(_NUMBERS, page.items, strict=False)
    )
    turns: Row = (
        *([Press("◀️", turn(page.number - 1))] if page.number else []),
        *([Press("▶️", turn(page.number + 1))] if page.has_next else []),
    )
    return Screen(text="\n\n".join(blocks), rows=(opens, turns, last_row))
