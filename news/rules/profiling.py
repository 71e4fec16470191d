"""What an article is likened to others by."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import islice, pairwise
from typing import Final
from zlib import crc32

from news.article import IndexedWords, NewArticle
from news.profile import Profile, Vector, packed
from news.rules.common import COMMON, NO_NAMES
from news.rules.likeness import whole_of

TERMS: Final = 64
"""By which articles are found that may be alike."""
_ASKED: Final = 32
"""Of them, by which others are looked for."""
_NAMES_AMONG_THEM: Final = 8
_WORDS: Final = 3000
"""Words of a body that are looked at."""
_WHOLE: Final = 1500
"""Words and pairs of words that are kept: more than nearly all articles have."""
_LEAD: Final = 60
_NAMES: Final = 30
_BEGINNING: Final = 350
"""Letters of a body that count as its beginning."""
_THOUSAND: Final = 1000
_PAIR: Final = 0.35
"""A pair of words is as rare as both of them, so far: in how many articles pairs stand is not counted."""
_NAME: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9]+|[a-z]+[A-Z0-9][A-Za-z0-9]*|\d+(?:[.,]\d+)*)")
_LATIN: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9]+|\d+(?:[.,]\d+)*)")
_EARLIER: Final = 200
"""A young archive judges words as if it had so many articles more, half of which have the common ones."""
ARTICLES: Final = ""
"""Among the uses of words, stands for all articles."""


class Profiler:
    """Profiles articles that come together. `uses` says in how many articles a word stands."""

    def __init__(self, uses: Mapping[str, int]) -> None:
        self._uses = uses
        self._articles = uses.get(ARTICLES, 0) + _EARLIER
        self._cap = math.log(self._articles) - 1
        self._known: dict[str, tuple[bytes, int, float]] = {}

    def profile(self, article: NewArticle, words: IndexedWords) -> Profile:
        body = words.body[:_WORDS]
        single = Counter((*words.title, *words.title, *body))
        lead = Counter((*words.title, *words.title, *_beginning(body)))
        names = Counter(_names(article))
        whole, rarities = whole_of(self._told(words.title, body, single))
        keys = self._keys(single, names)
        told = packed(
            whole,
            rarities,
            lead=self._vector(lead, _LEAD),
            names=self._vector(names, _NAMES),
            asked=dict(islice(keys.items(), _ASKED)),
        )
        return Profile(packed=told, keys=keys)

    def _told(
        self, title: tuple[str, ...], body: tuple[str, ...], single: Mapping[str, int]
    ) -> dict[int, tuple[int, float]]:
        """By their numbers, how often words and pairs are said, and how rare they are."""
        told: dict[int, tuple[int, float]] = {}
        for word, count in islice(single.items(), _WHOLE):
            _, number, rarity = self._word(word)
            told[number] = count, rarity + 1
        known = self._known
        pairs = Counter((*pairwise(title), *pairwise(title), *pairwise(body)))
        for (one, other), count in islice(pairs.items(), max(0, _WHOLE - len(single))):
            _, number, rarity = known[one]
            letters, _, other_rarity = known[other]
            told[crc32(letters, number)] = count, _PAIR * (rarity + other_rarity + 2)
        return told

    def _vector(self, said: Mapping[str, int], most: int) -> Vector:
        weights = {word: (1 + math.log(count)) * self._word(word)[2] for word, count in said.items()}
        kept = nlargest(most, weights, key=weights.__getitem__)
        length = math.sqrt(sum(weights[word] ** 2 for word in kept))
        if not length:
            return {}
        # Rounded down: no vector is ever longer than a thousand.
        scaled = {self._word(word)[1]: int(_THOUSAND * weights[word] / length) for word in kept}
        return {number: weight for number, weight in scaled.items() if weight}

    def _keys(self, single: Mapping[str, int], names: Mapping[str, int]) -> Vector:
        """The words that tell it best from others, and the names, which have to do for two languages."""
        told = {
            word: int(100 * (1 + math.log(count)) * min(self._word(word)[2], self._cap))
            for word, count in single.items()
        }
        best = nlargest(TERMS, told, key=told.__getitem__)
        shared = sorted(told.keys() & names.keys(), key=lambda word: (-told[word], word))
        chosen = islice(dict.fromkeys((*shared[:_NAMES_AMONG_THEM], *best)), TERMS)
        return {self._word(word)[1]: told[word] for word in chosen}

    def _word(self, word: str) -> tuple[bytes, int, float]:
        """Its letters, its number, and how rare it is."""
        known = self._known.get(word)
        if known is None:
            letters = word.encode("utf-8", "replace")
            before = _EARLIER // 2 if word in COMMON else 0
            uses = min(self._uses.get(word, 0) + before + 1, self._articles - 1)
            known = self._known[word] = letters, crc32(letters), math.log(self._articles / uses)
        return known


def _beginning(body: Iterable[str]) -> Iterator[str]:
    letters = 0
    for word in body:
        letters += len(word)
        if letters > _BEGINNING:
            return
        yield word


def _names(article: NewArticle) -> list[str]:
    """Lower case. In English only what is written as a name is; in Thai all that is Latin."""
    text = f"{article.title}\n{article.body[: 2 * _BEGINNING]}"
    found = (_LATIN if article.language == "th" else _NAME).findall(text)
    names = (name.lower().replace(",", "") for name in found)
    return [name for name in names if len(name) > 1 and name not in NO_NAMES]
