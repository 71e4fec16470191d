"""What an editor sent, as a piece of a draft."""

import re
from html import escape
from typing import Final

from handlers.incoming import Attachment, Incoming
from handlers.reasons import reason_in
from handlers.request import Request
from handlers.screen import PHOTO
from news.draft import Piece
from news.errors import FeedError, FileUnreadable
from news.manuscript import Manuscript
from news.reading import Handed

_LINK: Final = re.compile(r"https?://\S+")


async def piece_of(request: Request, message: Incoming) -> tuple[Piece, str]:
    """The piece, and in HTML what could not be done with it; empty where all went well.

    A link that can't be read is kept as it was sent.
    """
    try:
        handed = await _handed(request, message)
    except FeedError as error:
        handed, fault = Handed(text=message.linked), _fault(request, str(error), link=True)
    except FileUnreadable as error:
        handed, fault = Handed(text=message.linked), _fault(request, str(error), link=False)
    else:
        fault = ""
    return Piece(message_id=message.id, text=handed.text, with_it=handed.with_it), fault


async def _handed(request: Request, message: Incoming) -> Handed:
    attachment = message.attachment
    if attachment is not None and not attachment.is_photo:
        return await request.manuscripts.file(attachment.file, attachment.name)
    if attachment is None and _LINK.fullmatch(message.text.strip()):
        return await request.manuscripts.page(message.text.strip())
    return Handed(text=message.linked, with_it=_around(message, attachment))


def _around(message: Incoming, attachment: Attachment | None) -> Manuscript:
    post = message.forwarded
    return Manuscript(
        image=f"{PHOTO}{attachment.file}" if attachment else "",
        source=post.channel if post else "",
        source_url=post.url if post else "",
    )


def _fault(request: Request, reason: str, *, link: bool) -> str:
    _ = request.texts.gettext
    told = (
        _("I could not read that page, and kept its address only. You can paste the text instead.")
        if link
        else _("I could not read that file. Please send plain text, Markdown or HTML of up to 1 MB.")
    )
    return f"{escape(told)}\n<code>{escape(reason_in(request.texts, reason))}</code>"
