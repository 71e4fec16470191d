"""What a message says: text and entities, from HTML or from entities given outright."""

import re
from collections.abc import Iterable

from playground.detection import detect
from playground.errors import BadRequestError
from playground.facts import Json
from playground.tags import KINDS, Source, Tag, cannot, unescape
from playground.units import utf16

Text = tuple[str, list[Json]]
_CONTROL = {code: " " for code in range(32) if code != 10} | {13: None}  # noqa: PLR2004 - a line's end stays
_NEST = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic")
_VERBATIM = {"pre", "code"}


def formatted(text: str, parse_mode: str | None, entities: list[Json] | None) -> Text:
    """Text as it will stand in the chat, entities sorted, outermost first."""
    marked = entities or []
    if parse_mode:
        if parse_mode.lower() != "html":
            raise _unplayed(parse_mode)
        text, marked = parse_html(text)
    elif marked:
        _check_bounds(text, marked)
    text, marked = _trimmed(text.translate(_CONTROL), marked)
    return text, _ordered([*marked, *detect(text, marked)])


def parse_html(text: str) -> Text:
    if "<" not in text:
        return unescape(text), []
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.source = Source(text)
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[tuple[Tag, int, int]] = []
        self.entities: list[Json] = []

    def read(self) -> Text:
        text, at = self.source.text, 0
        while (start := text.find("<", at)) >= 0:
            self._say(text[at:start])
            at = self._close(start) if text.startswith("/", start + 1) else self._open(start)
        self._say(text[at:])
        if self.open:
            name = self.open[-1][0].name
            raise cannot(f'Can\'t find end tag corresponding to start tag "{name}"')
        return "".join(self.pieces), self.entities

    def _say(self, piece: str) -> None:
        if piece:
            said = unescape(piece)
            self.pieces.append(said)
            self.length += utf16(said)

    def _open(self, at: int) -> int:
        tag, end = self.source.start_tag(at)
        self.open.append((tag, self.length, len(self.pieces)))
        return end

    def _close(self, at: int) -> int:
        end = self.source.end_tag(at, self.open[-1][0].name if self.open else None)
        tag, offset, piece = self.open.pop()
        if self.length > offset:
            self._mark(tag, offset, piece)
        return end

    def _mark(self, tag: Tag, offset: int, piece: int) -> None:
        entity: Json = {"type": KINDS[tag.name], "offset": offset, "length": self.length - offset}
        match tag.name:
            case "a":
                if not _link(entity, tag.argument or "".join(self.pieces[piece:])):
                    return
            case "tg-emoji":
                entity["custom_emoji_id"] = _emoji(tag.argument)
            case "blockquote" if tag.argument:
                entity["type"] = "expandable_blockquote"
            case "code" if tag.argument:
                entity["language"] = tag.argument
            case "pre":
                self._adopt_language(entity)
            case _:
                pass
        self.entities.append(entity)

    def _adopt_language(self, pre: Json) -> None:
        """<pre><code class="language-x"> is one entity: pre, with a language."""
        inner = self.entities[-1] if self.entities else {}
        same = inner.get("type") == "code" and inner.get("language")
        if same and (inner["offset"], inner["length"]) == (pre["offset"], pre["length"]):
            pre["language"] = self.entities.pop()["language"]


def _link(entity: Json, address: str) -> bool:
    """Telegram drops a link that leads nowhere and keeps its text."""
    if re.match(r"(https?|tg|ton|tonsite)://\S|(mailto|tel):\S", address, re.IGNORECASE):
        entity["url"] = address
    elif re.match(r"[\w-]+(\.[\w-]+)+([/?#:]\S*)?$", address):
        entity["url"] = f"http://{address}"
    else:
        return False
    return True


def _emoji(argument: str) -> str:
    if not argument.isdecimal():
        raise cannot("Invalid custom emoji identifier specified")
    return argument


def _unplayed(parse_mode: str) -> BadRequestError:
    if parse_mode.lower() in {"markdown", "markdownv2"}:
        return BadRequestError(f"the playground does not perform parse_mode {parse_mode}; use HTML")
    return BadRequestError("unsupported parse_mode")


def _check_bounds(text: str, entities: Iterable[Json]) -> None:
    length = utf16(text)
    for entity in entities:
        offset, size = entity["offset"], entity["length"]
        if offset < 0 or size <= 0 or offset + size > length:
            raise BadRequestError(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
                f" at UTF-16 offset {offset + size}"
            )


def _trimmed(text: str, entities: list[Json]) -> Text:
    """Without white space at either end, its entities moved and cut to fit."""
    shift = utf16(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    if not entities:
        return text, []
    end, kept = utf16(text), []
    for entity in entities:
        first = max(entity["offset"] - shift, 0)
        last = min(entity["offset"] + entity["length"] - shift, end)
        if last > first and _visible(text, first, last):
            kept.append({**entity, "offset": first, "length": last - first})
    return text, kept


def _visible(text: str, first: int, last: int) -> bool:
    units = text.encode("utf-16-le", "surrogatepass")[first * 2 : last * 2]
    return bool(units.decode("utf-16-le", "replace").strip())


def _ordered(entities: list[Json]) -> list[Json]:
    """By place, outermost first; code holds nothing else, a quotation no quotation."""
    if not entities:
        return entities
    entities.sort(key=_place)
    kept: list[Json] = []
    for entity in entities:
        if not any(_swallows(outer, entity) for outer in kept):
            kept.append(entity)
    for entity in kept:
        if entity["type"] == "code":
            entity.pop("language", None)
    return kept


def _place(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    rank = _NEST.index(kind) if kind in _NEST else len(_NEST)
    return entity["offset"], -entity["length"], rank


def _swallows(outer: Json, inner: Json) -> bool:
    if inner["offset"] >= outer["offset"] + outer["length"]:
        return False
    kind, within = outer["type"], inner["type"]
    return kind in _VERBATIM or kind == within or {kind, within} <= set(_NEST[:2])
