"""The name that stands over somebody's comments."""

from html import escape
from typing import assert_never

from handlers.comments import dialogs
from handlers.comments.callback import ChooseName, ShowThread, StopWriting
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, bold
from handlers.texts import Texts
from news.actions.comment import rename
from news.article import ArticleId
from news.dialog import Dialog
from news.rules.pen_name import LONGEST, SHORTEST, BadName


async def choose_name(request: Request, action: ChooseName) -> Answer:
    await dialogs.ask(request, dialogs.NAME, action.article)
    _ = request.texts.gettext
    asked = escape(_("🪪 What name would you like on your comments? Please type it."))
    leave = Press(_("✖️ Leave it as it is"), StopWriting(action.article))
    return NewMessage(Screen(text=asked, rows=((leave,),)))


async def take_name(request: Request, dialog: Dialog) -> Screen:
    _ = request.texts.gettext
    article = ArticleId(int(dialog.about))
    name = await rename(request.newsroom, request.user_id, request.words)
    if isinstance(name, BadName):
        leave = Press(_("✖️ Leave it as it is"), StopWriting(article))
        return Screen(text=escape(_fault(request.texts, name)), rows=((leave,),))
    await dialogs.end(request)
    return Screen(
        text=_("🪪 Your comments now appear as {name}, the earlier ones too.", name=bold(name)),
        rows=((Press(_("💬 All comments"), ShowThread(article, "new", 0)),),),
    )


def _fault(texts: Texts, name: BadName) -> str:
    _ = texts.gettext
    match name.fault:
        case "short":
            return _("A name needs at least {number} characters. Please try another.", number=SHORTEST)
        case "long":
            return _("A name can have at most {number} characters. Please try another.", number=LONGEST)
        case "link":
            return _("A name can't contain a link or an advert. Please try another.")
        case "taken":
            return _("This name could be mistaken for the newsroom's. Please try another.")
        case _:
            assert_never(name.fault)
