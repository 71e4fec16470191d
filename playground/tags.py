"""Telegram's HTML: a few tags and their attributes, read with Telegram's own complaints."""

import re
import sys
from dataclasses import dataclass

from playground.errors import BadRequestError

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_SPACE = re.compile(r"\s*")
_TOKEN = re.compile(r"[0-9A-Za-z.-]*")
_CHARACTER = re.compile(r"&(?:#x([0-9A-Fa-f]{1,8})|#([0-9]{1,10})|(lt|gt|amp|quot));?")
_SURROGATES = range(0xD800, 0xE000)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def cannot(reason: str) -> BadRequestError:
    return BadRequestError(f"can't parse entities: {reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """`argument`: the address of a link, the language of code, the id of an emoji."""

    name: str
    argument: str


class Source:
    """HTML being read; complaints tell places in bytes, as Telegram's do."""

    def __init__(self, text: str) -> None:
        self.text = text

    def byte(self, at: int) -> int:
        return len(self.text[:at].encode(errors="surrogatepass"))

    def start_tag(self, at: int) -> tuple[Tag, int]:
        """The tag that begins at `at`, and where the text goes on."""
        name_end = self._skip(_NAME, at + 1)
        name = self.text[at + 1 : name_end].lower()
        self._inside(name_end, at)
        if name not in KINDS:
            raise cannot(f'Unsupported start tag "{name}" at byte offset {self.byte(at)}')
        arguments, end = self._attributes(name, at, name_end)
        if name == "span" and arguments != "spoiler":
            place = self.byte(at)
            raise cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        return Tag(name=name, argument=arguments), end

    def end_tag(self, at: int, expected: str | None) -> int:
        """Where the text goes on after the end tag at `at`."""
        if expected is None:
            raise cannot(f"Unexpected end tag at byte offset {self.byte(at)}")
        name_end = self._skip(_NAME, at + 2)
        end = self._skip(_SPACE, name_end)
        if self.text[end : end + 1] != ">":
            raise cannot(f"Unclosed end tag at byte offset {self.byte(at)}")
        name = self.text[at + 2 : name_end].lower()
        if name and name != expected:
            raise cannot(
                f'Unmatched end tag at byte offset {self.byte(at)}, expected "</{expected}>", found "</{name}>"'
            )
        return end + 1

    def _attributes(self, name: str, at: int, end: int) -> tuple[str, int]:
        argument = ""
        while True:
            end = self._skip(_SPACE, end)
            self._inside(end, at)
            if self.text[end] == ">":
                return argument, end + 1
            attribute, value, end = self._attribute(name, at, end)
            argument = _argument(name, attribute, value) or argument

    def _attribute(self, name: str, at: int, start: int) -> tuple[str, str, int]:
        end = self._skip(_ATTRIBUTE, start)
        attribute = self.text[start:end].lower()
        if not attribute:
            place = self.byte(at)
            raise cannot(f'Empty attribute name in the tag "{name}" at byte offset {place}')
        end = self._skip(_SPACE, end)
        if self._inside(end, at) != "=":
            return attribute, "", end
        end = self._skip(_SPACE, end + 1)
        quote = self._inside(end, at)
        if quote in "\"'":
            close = self.text.find(quote, end + 1)
            self._inside(close if close >= 0 else len(self.text), at)
            return attribute, unescape(self.text[end + 1 : close]), close + 1
        return attribute, *self._token(end)

    def _token(self, start: int) -> tuple[str, int]:
        end = self._skip(_TOKEN, start)
        if self.text[end : end + 1] not in {">", " ", "\t", "\n", "\r"}:
            raise cannot(f"Unexpected end of name token at byte offset {self.byte(start)}")
        return self.text[start:end].lower(), end

    def _inside(self, end: int, at: int) -> str:
        if end >= len(self.text):
            raise cannot(f"Unclosed start tag at byte offset {self.byte(at)}")
        return self.text[end]

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.text, at)
        return match.end() if match else at


def _argument(tag: str, attribute: str, value: str) -> str:
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "blockquote", "expandable":
            return "expandable"
        case _:
            return ""


def unescape(text: str) -> str:
    return _CHARACTER.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    # Telegram leaves what is no character as it stands.
    real = 0 < code <= sys.maxunicode and code not in _SURROGATES
    return chr(code) if real else match.group()
