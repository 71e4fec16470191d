"""Words that hold a comment, beside those of the adverts that everybody gets."""

from html import escape
from typing import Final
from zlib import crc32

from handlers.ask import ask
from handlers.moderation.callback import AddWord, RemoveWord, ShowQueue, ShowWords
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Row, Screen, bold
from handlers.turning import turns
from news.dialog import Dialog
from news.moderation import NO_COMMENT
from news.rules.pen_name import one_line
from news.rules.wording import folded

STEP: Final = "watched-word"
SIZE: Final = 8
LONGEST: Final = 60
_PATIENCE: Final = 15 * 60


async def show_words(request: Request, action: ShowWords) -> Answer:
    return await words(request, action.page)


async def add_word(request: Request, _action: AddWord) -> Answer:
    await ask(request, STEP, patience=_PATIENCE)
    _ = request.texts.gettext
    asked = escape(_("🔤 Which word or phrase should hold a comment? Disguised spellings are found too."))
    return NewMessage(Screen(text=asked, rows=((Press(_("✖️ Cancel"), ShowWords(0)),),)))


async def take_word(request: Request, _dialog: Dialog) -> Screen:
    word = one_line(request.words)[:LONGEST]
    fold = folded(word)
    if not fold:
        return Screen(
            text=escape(request.texts.gettext("There is no word in this. Please write another.")),
            rows=((Press(request.texts.gettext("✖️ Cancel"), ShowWords(0)),),),
        )
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    await request.newsroom.storage.moderation.watch(fold, word, by=request.user_id, now=request.now)
    return await words(request, 0)


async def remove_word(request: Request, action: RemoveWord) -> Answer:
    moderation = request.newsroom.storage.moderation
    for fold in await moderation.words():
        if _mark(fold) == action.mark:
            await moderation.unwatch(fold, by=request.user_id, now=request.now)
    return await words(request, 0)


async def words(request: Request, number: int) -> Screen:
    _ = request.texts.gettext
    await _end(request)
    moderation = request.newsroom.storage.moderation
    await moderation.show_on_card(request.chat_id, NO_COMMENT)
    known = list((await moderation.words()).items())
    last = max(0, -(-len(known) // SIZE) - 1)
    number = min(number, last)
    shown = known[number * SIZE : (number + 1) * SIZE]
    told = (
        _("A comment with one of these words waits for a moderator. Press a word to remove it.")
        if known
        else _("No words of your own yet. Words of common adverts are caught anyway.")
    )
    removing: list[Row] = [(Press(f"✖️ {word}", RemoveWord(_mark(fold))),) for fold, word in shown]
    turning = turns(number, last + 1, ShowWords)
    own = (Press(_("➕ Add a word"), AddWord()), Press(_("🛡 Moderation"), ShowQueue("held", 0)))
    return Screen(text=f"{bold(_('🔤 Words'))}\n\n{escape(told)}", rows=(*removing, turning, own))


async def _end(request: Request) -> None:
    dialogs = request.newsroom.storage.dialogs
    pending = await dialogs.pending(request.chat_id, request.user_id, request.now)
    if pending is not None and pending.step == STEP:
        await dialogs.end(request.chat_id, request.user_id)


def _mark(fold: str) -> int:
    return crc32(fold.encode())
