"""What is stored of a person, a copy of it, and the way to have it erased."""

from collections.abc import Awaitable, Callable, Mapping
from html import escape
from random import SystemRandom
from typing import Any, Final

import orjson

from handlers.action import Action
from handlers.privacy_callback import ExportMe, ForgetMe, ShowPrivacy
from handlers.request import Request
from handlers.screen import Answer, Press, Screen, Toast, bold
from news.actions.forget import forget
from news.subscriber import ChatId


async def privacy(request: Request) -> Screen:
    _ = request.texts.gettext
    told = (
        _(
            "To bring you the news I keep: your chat’s number, your settings, what you follow, mute and save, "
            "which stories were sent to you, and when you were last here."
        ),
        _(
            "If you comment, here or in a group: your name, your comments and 👍, and "
            "whether the newsroom approved them. Your number is never shown to anybody."
        ),
        _("Searches are kept without anything that leads to you. Nothing is passed on."),
    )
    return Screen(
        text="\n\n".join((bold(_("🔐 Your privacy")), *map(escape, told))),
        rows=(
            (Press(_("📦 Send me all of it"), ExportMe()),),
            (Press(_("🗑 Forget me"), ForgetMe(0)),),
        ),
    )


async def show_privacy(request: Request, _action: ShowPrivacy) -> Screen:
    return await privacy(request)


async def export_me(request: Request, _action: ExportMe) -> Answer:
    known = await request.newsroom.storage.privacy.known(request.user_id)
    _ = request.texts.gettext
    caption = _("📦 All that I keep of you, as a JSON file.")
    content = orjson.dumps(known, option=orjson.OPT_INDENT_2)
    await request.messenger.hand(ChatId(request.user_id), "khao.json", content, caption)
    return Toast(_("It is in our private chat now."))


async def forget_me(request: Request, action: ForgetMe) -> Answer:
    """Asked once more. Whoever works here leaves the newsroom first: its audit must stay true meanwhile."""
    _ = request.texts.gettext
    if request.role is not None:
        return Toast(_("You work in the newsroom. An owner has to take you off the team first."), alert=True)
    if not action.sure:
        asked = _(
            "Your settings, everything you saved and your comments will be erased for good. Are you sure?"
        )
        choices = (Press(_("🗑 Yes, forget me"), ForgetMe(1)), Press(_("↩️ No"), ShowPrivacy()))
        return Screen(text=escape(asked), rows=(choices,))
    await forget(request.newsroom, request.user_id, now=request.now, random=SystemRandom())
    done = _("Done. Nothing I keep leads to you any more. If you ever want the news again: /start")
    return Screen(text=escape(done))


VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    ShowPrivacy: show_privacy,
    ExportMe: export_me,
    ForgetMe: forget_me,
}
