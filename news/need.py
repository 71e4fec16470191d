"""Something that an article must have to be found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from news.fold import fold
from news.lookup import All, Any, Expression
from news.terms import spread_terms, title_term, word_term

_MOST_TRIGRAMS: Final = 12
SHORT: Final = 2

Way = tuple[str, ...]
"""Words, at least one, that are there together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """`text` is what was `typed`, normalised; `ways` are its words, then what else it is called."""

    typed: str
    text: str
    phrase: bool
    ways: tuple[Way, ...]

    @property
    def folded(self) -> str:
        return fold("".join(self.text.split()))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for way in self.ways for word in way))

    @property
    def by_words(self) -> Expression:
        return Any([All([word_term(word) for word in way]) for way in self.ways])

    @property
    def by_title(self) -> Expression:
        return Any([All([title_term(word) for word in way]) for way in self.ways])

    @property
    def by_letters(self) -> Expression | None:
        """None for what is too short to have a trigram."""
        trigrams = spread_terms(self.text, most=_MOST_TRIGRAMS)
        return All(trigrams) if trigrams else None


def needles_of(needs: Iterable[Need]) -> list[str]:
    """What to look for in a text that is shown. Short words of a longer need stand in too many other words."""
    needles = ((need.text, *(word for word in need.words if len(word) > SHORT)) for need in needs)
    return list(dict.fromkeys(needle for some in needles for needle in some))
