"""For what nothing else answers: nobody is left waiting."""

from html import escape

from handlers.request import Request
from handlers.screen import Screen, Toast


async def unknown_command(request: Request) -> Screen:
    command = escape(request.words.split()[0][:40])
    return Screen(
        text=request.texts.gettext("I don't know {command}. /help shows what I can do.", command=command)
    )


def unreadable(request: Request) -> Toast:
    return Toast(request.texts.gettext("This button no longer works. Please send /help."))


async def not_text(request: Request) -> Screen:
    return Screen(
        text=request.texts.gettext(
            "I can only read text. Send me words to search for, or /latest for the news."
        )
    )
