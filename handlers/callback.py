"""What a button asks for, and how that is written into its 64 bytes.

Clients can send any bytes as callback data, so decoding trusts nothing: what `encode` did not make is None.
"""

from dataclasses import astuple, dataclass
from typing import Final, get_args

from news.article import ArticleId
from news.language import LANGUAGES, Language
from news.ports import SearchId
from news.push import PushId


@dataclass(frozen=True, slots=True)
class ShowCard:
    article: ArticleId


@dataclass(frozen=True, slots=True)
class OpenCard:
    """Below, as a new message."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class ShowSummary:
    article: ArticleId


@dataclass(frozen=True, slots=True)
class ShowFullText:
    article: ArticleId
    page: int


@dataclass(frozen=True, slots=True)
class ShowRelated:
    article: ArticleId
    page: int


@dataclass(frozen=True, slots=True)
class ShowLatest:
    page: int


@dataclass(frozen=True, slots=True)
class ShowFound:
    search: SearchId
    page: int


@dataclass(frozen=True, slots=True)
class ShowSettings:
    pass


@dataclass(frozen=True, slots=True)
class ShowLanguages:
    pass


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    language: Language


@dataclass(frozen=True, slots=True)
class ChooseSound:
    on: int


@dataclass(frozen=True, slots=True)
class ChooseNews:
    """Whether news is sent at all."""

    on: int


@dataclass(frozen=True, slots=True)
class ShowDigest:
    digest: PushId
    page: int


@dataclass(frozen=True, slots=True)
class ShowWhen:
    pass


@dataclass(frozen=True, slots=True)
class ChooseDigest:
    """Or, with `on` 0, news as it happens."""

    on: int


@dataclass(frozen=True, slots=True)
class ToggleTime:
    """A time of the digest, in minutes after midnight."""

    minute: int


@dataclass(frozen=True, slots=True)
class ChooseWorkdays:
    """Or, with `on` 0, every day."""

    on: int


@dataclass(frozen=True, slots=True)
class ShowQuiet:
    pass


@dataclass(frozen=True, slots=True)
class ChooseQuiet:
    """In minutes after midnight; no quiet hours where both are the same."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChooseBreaking:
    on: int


@dataclass(frozen=True, slots=True)
class ShowCap:
    pass


@dataclass(frozen=True, slots=True)
class ChooseCap:
    cap: int


@dataclass(frozen=True, slots=True)
class ShowZones:
    pass


@dataclass(frozen=True, slots=True)
class ChooseZone:
    """By its place in the list of zones, which only grows at its end."""

    place: int


ScheduleAction = (
    ShowWhen
    | ChooseDigest
    | ToggleTime
    | ChooseWorkdays
    | ShowQuiet
    | ChooseQuiet
    | ChooseBreaking
    | ShowCap
    | ChooseCap
    | ShowZones
    | ChooseZone
)
Action = (
    ShowCard
    | OpenCard
    | ShowSummary
    | ShowFullText
    | ShowRelated
    | ShowLatest
    | ShowFound
    | ShowSettings
    | ShowLanguages
    | ChooseLanguage
    | ChooseSound
    | ChooseNews
    | ShowDigest
    | ScheduleAction
)

# Append only: buttons in old messages keep their letters for ever.
_LETTERS: Final[dict[str, type[Action]]] = {
    "c": ShowCard,
    "o": OpenCard,
    "s": ShowSummary,
    "f": ShowFullText,
    "r": ShowRelated,
    "l": ShowLatest,
    "q": ShowFound,
    "e": ShowSettings,
    "g": ShowLanguages,
    "h": ChooseLanguage,
    "n": ChooseSound,
    "w": ChooseNews,
    "d": ShowDigest,
    "t": ShowWhen,
    "a": ChooseDigest,
    "i": ToggleTime,
    "y": ChooseWorkdays,
    "u": ShowQuiet,
    "v": ChooseQuiet,
    "b": ChooseBreaking,
    "k": ShowCap,
    "m": ChooseCap,
    "z": ShowZones,
    "j": ChooseZone,
}
_LETTER_OF: Final = {kind: letter for letter, kind in _LETTERS.items()}
_LARGEST: Final = 2**53
"""Ids and pages are whole numbers that any client can hold; a larger one is made up."""


def encode(action: Action) -> str:
    return ":".join((_LETTER_OF[type(action)], *(str(field) for field in astuple(action))))


def decode(text: str) -> Action | None:
    letter, *fields = text.split(":")
    kind = _LETTERS.get(letter)
    if kind is None or len(fields) != len(kind.__dataclass_fields__):
        return None
    values = [_value(field) for field in fields]
    if None in values or (kind is ChooseLanguage) != any(isinstance(value, str) for value in values):
        return None
    return kind(*values)  # type: ignore[arg-type]  # as many as it has, and of the kind that it holds


def _value(field: str) -> int | Language | None:
    if field in LANGUAGES:
        return next(language for language in get_args(Language) if language == field)
    return int(field) if field.isascii() and field.isdecimal() and int(field) < _LARGEST else None
