"""The topic that a category goes under: chosen by button, or written."""

from html import escape
from typing import Final

from handlers.ask import ask
from handlers.filing.callback import (
    AskForCategory,
    AskForTopic,
    ChooseFiling,
    FileUnder,
    ShowFiled,
    ShowUnfiled,
    Unfile,
)
from handlers.filing.listed import category_screen, gone, show_filed, where_of
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Row, Screen, Toast, bold, italic
from handlers.topic_choice import named, topic_rows, topics_to_choose
from handlers.turning import whereabouts
from news.audit import Deed
from news.category import Category, CategoryId
from news.dialog import Dialog
from news.rules.naming import key_of, shown

TOPIC: Final = "filing-topic"
CATEGORY: Final = "filing-category"


async def choose_filing(request: Request, action: ChooseFiling) -> Answer:
    category = await request.newsroom.storage.categories.get(action.category)
    if category is None:
        return gone(request)
    return await _choices(request, category, general=bool(action.general), number=action.page)


async def file_under(request: Request, action: FileUnder) -> Answer:
    topic = await named(request, action.topic)
    if topic is None:
        return Toast(request.texts.gettext("This topic is no longer here."))
    filed = await _file(request, action.category, topic, general=bool(action.general))
    return await category_screen(request, filed) if filed else gone(request)


async def unfile(request: Request, action: Unfile) -> Answer:
    categories = request.newsroom.storage.categories
    category = await categories.get(action.category)
    if category is None or not category.topic:
        return gone(request)
    await categories.unfile(category.id)
    await record(request, "unfile category", category.name)
    return await show_filed(request, ShowFiled(0))


async def ask_for_topic(request: Request, action: AskForTopic) -> Answer:
    category = await request.newsroom.storage.categories.get(action.category)
    if category is None:
        return gone(request)
    await ask(request, TOPIC, category.id, action.general)
    question = request.texts.gettext("🏷 Send the topic that “{category}” goes under.", category=category.name)
    return NewMessage(Screen(text=escape(question)))


async def write_topic(request: Request, asked: Dialog) -> Screen:
    category, _, general = asked.about.partition(":")
    if not key_of(request.words):
        return Screen(text=escape(request.texts.gettext("Please send the name as text.")))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    filed = await _file(request, CategoryId(int(category)), request.words, general=general == "1")
    return await category_screen(request, filed) if filed else Screen(text=escape(gone(request).text))


async def ask_for_category(request: Request, _action: AskForCategory) -> Answer:
    await ask(request, CATEGORY)
    question = request.texts.gettext("➕ Send the name of a category or tag, as sources write it.")
    return NewMessage(Screen(text=escape(question)))


async def write_category(request: Request, _asked: Dialog) -> Screen:
    if not key_of(request.words):
        return Screen(text=escape(request.texts.gettext("Please send the name as text.")))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    category = await request.newsroom.storage.categories.named(request.words)
    return await _choices(request, category, general=True, number=0)


async def _choices(request: Request, category: Category, *, general: bool, number: int) -> Screen:
    _, name = request.texts.gettext, category.id
    page = await topics_to_choose(request, number)
    where = _("at any source") if general else where_of(request, category)
    asked = _("🗂 Under which topic do stories go that are filed as “{category}”?", category=category.name)
    switch: Row = ()
    if category.source is not None:
        other = _("📡 At this source alone") if general else _("🌍 At any source")
        switch = (Press(other, ChooseFiling(name, int(not general), page.number)),)
    return Screen(
        text="\n\n".join((bold(asked), italic(where), *whereabouts(request.texts, page.number, page.count))),
        rows=(
            *topic_rows(
                page,
                lambda topic: FileUnder(name, int(general), topic),
                lambda turned: ChooseFiling(name, int(general), turned),
            ),
            (Press(_("✏️ Write another one"), AskForTopic(name, int(general))),),
            switch,
            (Press(_("🆕 Seen, without a topic"), ShowUnfiled(0)), Press(_("🗂 Categories"), ShowFiled(0))),
        ),
    )


async def _file(request: Request, category: CategoryId, topic: str, *, general: bool) -> Category | None:
    categories = request.newsroom.storage.categories
    filed = await categories.file(category, topic, everywhere=general)
    known = await categories.get(filed) if filed is not None else None
    if known is not None:
        await record(request, "file category", f"{known.name} → {shown(topic)}")
    return known


async def record(request: Request, deed: str, detail: str) -> None:
    told = Deed(at=request.now, user_id=request.user_id, deed=deed, subject="", detail=detail)
    await request.newsroom.storage.audit.record(told)
