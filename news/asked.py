"""A query in the index's own terms."""

from dataclasses import dataclass
from typing import Literal

from news.lookup import All, Any, Expression, Lookup, Within
from news.need import Need
from news.terms import Term

By = Literal["words", "letters", "title"]
"""How needs are met: by their words, by their letters in title or opening, by words in a title.

Of several, each may be met by its words where others are by their letters.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`found_nowhere` is for a source that there is none of, `question` for a sentence that asks."""

    needs: tuple[Need, ...]
    unwanted: tuple[Need, ...]
    labels: tuple[Term, ...]
    within: Within
    found_nowhere: bool = False
    question: bool = False

    def lookup(self, by: By) -> Lookup:
        alone = len(self.needs) == 1
        wanted = [*(_met(need, by, alone=alone) for need in self.needs), *self.labels]
        words = [need.by_words for need in self.unwanted if not need.phrase]
        return Lookup(
            wanted=All(wanted) if wanted else None,
            unwanted=Any(words) if words else None,
            within=self.within,
        )


def _met(need: Need, by: By, *, alone: bool) -> Expression:
    match by:
        case "words":
            return need.by_words
        case "title":
            return need.by_title
        case "letters":
            letters = need.by_letters
            if letters is None:
                return need.by_words
            return letters if alone else Any([need.by_words, letters])
