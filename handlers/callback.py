"""What the buttons of cards, lists and settings ask for."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action
from news.article import ArticleId
from news.language import Language
from news.ports import SearchId
from news.push import PushId


@dataclass(frozen=True, slots=True)
class ShowCard(Action):
    article: ArticleId


@dataclass(frozen=True, slots=True)
class OpenCard(Action):
    """Below, as a new message."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class ShowSummary(Action):
    article: ArticleId


@dataclass(frozen=True, slots=True)
class ShowFullText(Action):
    article: ArticleId
    page: int


@dataclass(frozen=True, slots=True)
class ShowRelated(Action):
    article: ArticleId
    page: int


@dataclass(frozen=True, slots=True)
class ShowLatest(Action):
    page: int


@dataclass(frozen=True, slots=True)
class ShowFound(Action):
    search: SearchId
    page: int


@dataclass(frozen=True, slots=True)
class ShowSettings(Action):
    pass


@dataclass(frozen=True, slots=True)
class ShowLanguages(Action):
    pass


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action):
    language: Language


@dataclass(frozen=True, slots=True)
class ChooseSound(Action):
    on: int


@dataclass(frozen=True, slots=True)
class ChooseNews(Action):
    """Whether news is sent at all."""

    on: int


@dataclass(frozen=True, slots=True)
class ShowDigest(Action):
    digest: PushId
    page: int


LETTERS: Final[dict[str, type[Action]]] = {
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
}
