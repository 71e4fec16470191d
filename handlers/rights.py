"""The newsroom's screens are for those who may use them, asked anew for every command and every press."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from handlers.action import Action
from handlers.request import Request
from handlers.screen import Answer, Screen, Toast
from news.audit import Deed
from news.dialog import Dialog
from news.rules.rights import Right, may

SomeAction = TypeVar("SomeAction", bound=Action)
Step = Callable[[Request, Dialog], Awaitable[Screen | None]]
CommandView = Callable[[Request], Awaitable[Screen | None]]


def command_for(right: Right, view: CommandView) -> CommandView:
    async def checked(request: Request) -> Screen | None:
        if may(request.role, right):
            return await view(request)
        await _refuse(request, view.__name__)
        return Screen(text=request.texts.gettext("This is for the people of the newsroom."))

    checked.__name__ = view.__name__
    return checked


def press_for(
    right: Right, view: Callable[[Request, SomeAction], Awaitable[Answer]]
) -> Callable[[Request, Any], Awaitable[Answer]]:
    async def checked(request: Request, action: SomeAction) -> Answer:
        if may(request.role, right):
            return await view(request, action)
        await _refuse(request, type(action).__name__)
        return Toast(request.texts.gettext("This is for the people of the newsroom."))

    return checked


def step_for(right: Right, step: Step) -> Step:
    """Whoever lost the right since the question was asked is not listened to."""

    async def checked(request: Request, dialog: Dialog) -> Screen | None:
        if may(request.role, right):
            return await step(request, dialog)
        await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
        await _refuse(request, dialog.step)
        return Screen(text=request.texts.gettext("This is for the people of the newsroom."))

    return checked


async def _refuse(request: Request, wanted: str) -> None:
    deed = Deed(at=request.now, user_id=request.user_id, deed="refused", subject=wanted)
    await request.newsroom.storage.audit.record(deed)
