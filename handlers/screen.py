import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Final, TypedDict

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from handlers.action import Action
from handlers.codec import encode
from news.found import Excerpt
from news.rules.paging import units

PHOTO: Final = "photo:"
LONGEST_CAPTION: Final = 1024
LONGEST_TEXT: Final = 4096
"""Both in UTF-16 units without the markup."""
_TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Press:
    """A button that asks the bot for something."""

    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """A button that lets the reader choose a chat, and offers there what the bot finds for `query`."""

    label: str
    query: str


Button = Press | Link | Share
Row = tuple[Button, ...]


Menu = tuple[tuple[str, str], ...]
"""Commands without their slash, each with its line."""


class Parameters(TypedDict):
    """The same for sending and for editing a message."""

    text: str
    parse_mode: str
    link_preview_options: LinkPreviewOptions
    reply_markup: InlineKeyboardMarkup | None


class Caption(TypedDict):
    """The same for sending a photo and for editing its caption."""

    caption: str
    parse_mode: str
    reply_markup: InlineKeyboardMarkup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a reader sees: Telegram's HTML, and a picture.

    `image` is its address, shown above the text unless it is to be below, or empty.

    A picture that was sent to the bot has no address: PHOTO and its name at Telegram then stand for it, and the
    text is its caption, for which there is less room.

    `menu` is what the chat's menu of commands is from now on, where that changes.
    """

    text: str
    rows: tuple[Row, ...] = ()
    image: str = ""
    image_below: bool = False
    menu: Menu = ()

    def parameters(self) -> Parameters:
        return {
            "text": self.text,
            "parse_mode": "HTML",
            "link_preview_options": LinkPreviewOptions(
                url=self.image, prefer_large_media=True, show_above_text=not self.image_below
            )
            if self.image and not self.photo
            else LinkPreviewOptions(is_disabled=True),
            "reply_markup": self._keyboard(),
        }

    @property
    def photo(self) -> str:
        return self.image.removeprefix(PHOTO) if self.image.startswith(PHOTO) else ""

    @property
    def length(self) -> int:
        """In UTF-16 units, without the markup."""
        return units(unescape(_TAG.sub("", self.text)))

    def as_caption(self) -> Caption | None:
        """None for what is too long to stand below a photo."""
        if self.length > LONGEST_CAPTION:
            return None
        return {"caption": self.text, "parse_mode": "HTML", "reply_markup": self._keyboard()}

    def _keyboard(self) -> InlineKeyboardMarkup | None:
        rows = [[_button(button) for button in row] for row in self.rows if row]
        return InlineKeyboardMarkup(rows) if rows else None


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A screen that a button opens below, leaving the pressed message as it is."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Toast:
    """A word at the top of the chat that fades by itself: plain text, at most 200 characters.

    An `alert` stays until it is closed.
    """

    text: str
    alert: bool = False


Answer = Screen | NewMessage | Toast


def _button(button: Button) -> InlineKeyboardButton:
    match button:
        case Press(label, action):
            return InlineKeyboardButton(label, callback_data=encode(action))
        case Link(label, url):
            return InlineKeyboardButton(label, url=url)
        case Share(label, query):
            return InlineKeyboardButton(label, switch_inline_query=query)


def bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def italic(text: str) -> str:
    return f"<i>{escape(text)}</i>"


def lit(excerpt: Excerpt) -> str:
    """With what was looked for in bold."""
    parts, end = [], 0
    for start, stop in excerpt.hits:
        parts += [escape(excerpt.text[end:start]), bold(excerpt.text[start:stop])]
        end = stop
    return "".join((*parts, escape(excerpt.text[end:])))
