"""The categories that have a topic, and those seen that have none."""

from html import escape
from typing import Final

from handlers.feeds.callback import ShowFeeds
from handlers.filing.callback import (
    AskForCategory,
    ChooseFiling,
    FileOlder,
    ShowCategory,
    ShowFiled,
    ShowUnfiled,
    Unfile,
)
from handlers.listing import NUMBERS
from handlers.reader.topics import short
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Screen, Toast, bold, italic
from handlers.turning import turns, whereabouts
from news.category import Category, Refiling
from news.page import nearest_page

SIZE: Final = 5
_UNFILED: Final = 10
_A_ROW: Final = 2


async def show_filed(request: Request, action: ShowFiled) -> Screen:
    _, known = request.texts.gettext, request.newsroom.storage.categories
    page = await nearest_page(lambda number: known.filed(number=number, size=SIZE), action.page)
    unfiled = (await known.unfiled(number=0, size=1)).total
    blocks = [bold(_("🗂 Categories and topics"))]
    blocks.append(
        escape(_("New stories with a category or tag of this list are filed under the topic beside it."))
    )
    blocks += [f"{number} {told(request, one)}" for number, one in zip(NUMBERS, page.items, strict=False)]
    if not page.items:
        blocks.append(escape(_("None yet: each story is filed as its source says.")))
    blocks += whereabouts(request.texts, page.number, page.count)
    opens: Row = tuple(
        Press(number, ShowCategory(one.id)) for number, one in zip(NUMBERS, page.items, strict=False)
    )
    turning = turns(page.number, page.count, ShowFiled)
    seen: Row = (
        (Press(_("🆕 Seen, without a topic: {number}", number=unfiled), ShowUnfiled(0)),) if unfiled else ()
    )
    last: Row = (Press(_("➕ Add"), AskForCategory()), Press(_("📡 Sources"), ShowFeeds(0)))
    return Screen(text="\n\n".join(blocks), rows=(opens, turning, seen, last))


async def show_unfiled(request: Request, action: ShowUnfiled) -> Screen:
    _, known = request.texts.gettext, request.newsroom.storage.categories
    page = await nearest_page(lambda number: known.unfiled(number=number, size=_UNFILED), action.page)
    blocks = [bold(_("🆕 Seen, without a topic"))]
    if page.items:
        blocks.append(escape(_("Sources use these names. Choose one to file its stories under a topic.")))
    else:
        blocks.append(escape(_("Nothing is left to file.")))
    blocks += whereabouts(request.texts, page.number, page.count)
    buttons = [Press(f"{short(one.name)} · {one.seen}", ChooseFiling(one.id, 0, 0)) for one in page.items]
    turning = turns(page.number, page.count, ShowUnfiled)
    rows = tuple(tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW))
    return Screen(text="\n\n".join(blocks), rows=(*rows, turning, (_back(request),)))


async def show_category(request: Request, action: ShowCategory) -> Answer:
    category = await request.newsroom.storage.categories.get(action.category)
    return (
        await category_screen(request, category) if category is not None and category.topic else gone(request)
    )


async def category_screen(request: Request, category: Category) -> Screen:
    _, asked = request.texts.gettext, await request.newsroom.storage.refilings.get(category.id)
    change = ChooseFiling(category.id, int(category.source is None), 0)
    return Screen(
        text=f"🗂 {told(request, category)}\n\n{escape(_older(request, asked))}",
        rows=(
            (Press(_("✏️ Another topic"), change), Press(_("🗑 Remove"), Unfile(category.id))),
            (Press(_("🗄 Older stories too"), FileOlder(category.id, 0)),) if asked is None else (),
            (Press(_("🔄 How far is it?"), ShowCategory(category.id)),) if asked and not asked.done else (),
            (Press(_("🆕 Seen, without a topic"), ShowUnfiled(0)), _back(request)),
        ),
    )


def _older(request: Request, asked: Refiling | None) -> str:
    """What becomes of the stories that were here before."""
    texts = request.texts
    if asked is None:
        return texts.gettext(
            "This holds for stories that come from now on; those here already stay where they are."
        )
    moved = texts.ngettext("{number} story moved", "{number} stories moved", asked.moved)
    if asked.done:
        return texts.gettext("🗄 Older stories are filed so, too: {moved}.", moved=moved)
    return texts.gettext("🗄 Older stories are being filed, the newest first: {moved} so far.", moved=moved)


def told(request: Request, category: Category) -> str:
    where = where_of(request, category)
    return f"{escape(category.name)} → {bold(category.topic)}\n{italic(where)}"


def where_of(request: Request, category: Category) -> str:
    _ = request.texts.gettext
    return (
        _("at any source") if category.source is None else _("at {source}", source=category.source_title[:60])
    )


def gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This category is no longer here."))


def _back(request: Request) -> Press:
    return Press(request.texts.gettext("🗂 Categories"), ShowFiled(0))
