"""/watch: words to hear of at once, and words not to hear of."""

from html import escape
from typing import Final

from handlers.ask import ask
from handlers.callback import ShowSettings
from handlers.reader.callback import AskWords, RemoveWatch, ShowWatches
from handlers.reader.topics import short
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, bold
from handlers.settings import meet
from handlers.texts import Texts
from handlers.turning import turns, whereabouts
from news.actions.watch import MOST, NotWatched, watch
from news.dialog import Dialog
from news.watch import Watch

SIZE: Final = 10
STEP: Final = "watch"
"""Seconds for which the next text is taken for the words asked for."""
_A_ROW: Final = 2
_MUTED: Final = "muted"


async def watching(request: Request) -> Screen:
    return await _add(request, request.words, muted=False) if request.words else await _list(request, 0)


async def show_watches(request: Request, action: ShowWatches) -> Screen:
    """Whoever comes here from the question doesn't answer it: their next text is a search again."""
    dialogs = request.newsroom.storage.dialogs
    asked = await dialogs.pending(request.chat_id, request.user_id, request.now)
    if asked is not None and asked.step == STEP:
        await dialogs.end(request.chat_id, request.user_id)
    return await _list(request, action.page)


async def remove_watch(request: Request, action: RemoveWatch) -> Screen:
    await request.newsroom.storage.watches.remove(request.chat_id, action.watch)
    return await _list(request, action.page)


async def ask_words(request: Request, action: AskWords) -> Answer:
    _ = request.texts.gettext
    await ask(request, STEP, _MUTED if action.muted else "")
    asked = (
        _("🔇 Which word would you rather not see? Please type it.")
        if action.muted
        else _("👁 Which word should I watch for? Please type it.")
    )
    return NewMessage(Screen(text=asked, rows=((Press(_("✖️ Never mind"), ShowWatches(0)),),)))


async def write_words(request: Request, dialog: Dialog) -> Screen:
    return await _add(request, request.words, muted=dialog.about == _MUTED)


def refusal(texts: Texts, why: NotWatched) -> str:
    _ = texts.gettext
    match why:
        case "empty":
            return _("I see no word in that. Please write one, such as: battery")
        case "too long":
            return _("That is too long. A few words are enough.")
        case "too many":
            return _("You have {number} words already. Remove some with /watch first.", number=MOST)


async def _add(request: Request, text: str, *, muted: bool) -> Screen:
    _ = request.texts.gettext
    await meet(request)
    added = await watch(request.newsroom, request.chat_id, text, muted=muted)
    if not isinstance(added, Watch):
        return Screen(text=refusal(request.texts, added))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    words = escape(added.text)
    told = (
        _("🔇 Stories with “{words}” no longer come.", words=words)
        if muted
        else _("👁 Stories with “{words}” come at once, whatever their topic.", words=words)
    )
    listed = await _list(request, 0)
    return Screen(text=f"{told}\n\n{listed.text}", rows=listed.rows)


async def _list(request: Request, number: int) -> Screen:
    _ = request.texts.gettext
    everything = await request.newsroom.storage.watches.of(request.chat_id)
    count = max(1, -(-len(everything) // SIZE))
    number = min(number, count - 1)
    shown = everything[number * SIZE : (number + 1) * SIZE]
    told = [bold(_("👁 Words you watch, 🔇 words you mute"))]
    told.append(_("Press one to remove it.") if shown else _("None yet. For example: /watch battery"))
    told += whereabouts(request.texts, number, count)
    removes = [
        Press(f"✖️ {'🔇' if one.muted else '👁'} {short(one.text)}", RemoveWatch(one.id, number)) for one in shown
    ]
    turning = turns(number, count, ShowWatches)
    return Screen(
        text="\n\n".join(told),
        rows=(
            *(tuple(removes[n : n + _A_ROW]) for n in range(0, len(removes), _A_ROW)),
            turning,
            (Press(_("👁 Watch for a word"), AskWords(0)), Press(_("🔇 Mute a word"), AskWords(1))),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )
