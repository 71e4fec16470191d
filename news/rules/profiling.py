"""What an article is likened to others by."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from news.article import IndexedWords, NewArticle
from news.profile import ARTICLES, Profile, Vector, packed
from news.rules.common import COMMON, NO_NAMES
from news.rules.likeness import Numbers, whole_from

TERMS: Final = 40
"""By which articles are found that may be alike."""
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
_PAIR: Final = 0.6
"""The share of both words' rarities that a pair has: in how many articles pairs stand is not counted."""
_APART: Final = np.uint32(2654435761)
"""Odd, and with its bits well mixed: ก ข is another pair than ข ก."""
_NAME: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9]+|[a-z]+[A-Z0-9][A-Za-z0-9]*|\d+(?:[.,]\d+)*)")
_LATIN: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9]+|\d+(?:[.,]\d+)*)")
_EARLIER: Final = 200
"""A young archive judges words as if it had so many articles more, half of which have the common ones."""

Places = NDArray[np.intp]
"""Of words among all that are known."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Words by their places, in the order in which they are first said; and how often each is."""

    words: Places
    counts: Places

    def weights(self, rarities: NDArray[np.float64]) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = (1 + np.log(self.counts)) * rarities[self.words]
        return weights


def profiles_of(
    articles: Sequence[NewArticle], words: Sequence[IndexedWords], uses: Mapping[str, int]
) -> list[Profile]:
    """`uses` says in how many articles a word stands."""
    profiler = _Profiler(words, uses)
    return list(map(profiler.profile, articles, words))


class _Profiler:
    """Of articles that come together: each of their words is judged once."""

    def __init__(self, articles: Sequence[IndexedWords], uses: Mapping[str, int]) -> None:
        known = dict.fromkeys(chain.from_iterable((*words.title, *words.body[:_WORDS]) for words in articles))
        self._words = list(known)
        self._places = {word: place for place, word in enumerate(self._words)}
        self._uses = uses
        self._articles = uses.get(ARTICLES, 0) + _EARLIER
        self._cap = math.log(self._articles) - 1
        self._numbers: Numbers = np.array(_numbers_of(self._words), np.uint32)
        self._rarities = self._rarities_of(self._words)
        self._letters = np.array(list(map(len, self._words)), np.intp)

    def profile(self, article: NewArticle, words: IndexedWords) -> Profile:
        title = self._places_of(words.title)
        body = self._places_of(words.body[:_WORDS])
        single = _said(np.concatenate((title, title, body)))
        beginning = body[: np.searchsorted(np.cumsum(self._letters[body]), _BEGINNING, side="right")]
        names = Counter(_names(article))
        keys = self._keys(single, names)
        whole, rarities = whole_from(*self._told(single, title, body))
        told = packed(
            whole,
            rarities,
            lead=self._lead(_said(np.concatenate((title, title, beginning)))),
            names=self._of_names(names),
            asked=keys,
        )
        return Profile(packed=told, keys=keys)

    def _places_of(self, words: Sequence[str]) -> Places:
        return np.array(list(map(self._places.__getitem__, words)), np.intp)

    def _told(self, single: _Said, title: Places, body: Places) -> tuple[Numbers, Places, NDArray[np.float64]]:
        """The numbers of words and pairs, how often each is said, and how rare it is."""
        singles = single.words[:_WHOLE]
        ones = np.concatenate((title[:-1], title[:-1], body[:-1]))
        others = np.concatenate((title[1:], title[1:], body[1:]))
        numbers = self._numbers[ones] * _APART ^ self._numbers[others]
        _, first, counts = np.unique(numbers, return_index=True, return_counts=True)
        if len(first) > (most := _WHOLE - len(singles)):
            kept = np.argsort(first)[:most]
            first, counts = first[kept], counts[kept]
        rare = _PAIR * (self._rarities[ones[first]] + self._rarities[others[first]] + 2)
        return (
            np.concatenate((self._numbers[singles], numbers[first])),
            np.concatenate((single.counts[:_WHOLE], counts)),
            np.concatenate((self._rarities[singles] + 1, rare)),
        )

    def _lead(self, said: _Said) -> Vector:
        weights = said.weights(self._rarities)
        kept = np.argsort(-weights, kind="stable")[:_LEAD]
        return _scaled(self._numbers[said.words[kept]].tolist(), weights[kept].tolist())

    def _of_names(self, said: Mapping[str, int]) -> Vector:
        counts = np.array(list(said.values()), np.float64)
        weights = (1 + np.log(counts)) * self._rarities_of(said)
        kept = np.argsort(-weights, kind="stable")[:_NAMES].tolist()
        names = list(said)
        return _scaled(_numbers_of([names[place] for place in kept]), weights[kept].tolist())

    def _keys(self, single: _Said, names: Mapping[str, int]) -> Vector:
        """The words that tell it best from others, and the names, which have to do for two languages."""
        weights = (100 * single.weights(np.minimum(self._rarities, self._cap))).astype(np.intp)
        best = np.argsort(-weights, kind="stable")[:TERMS]
        told = dict(zip(single.words.tolist(), weights.tolist(), strict=True))
        places = map(self._places.get, names)
        shared = [place for place in places if place is not None and place in told]
        shared.sort(key=lambda place: (-told[place], self._words[place]))
        chosen = islice(dict.fromkeys((*shared[:_NAMES_AMONG_THEM], *single.words[best].tolist())), TERMS)
        return {int(self._numbers[place]): told[place] for place in chosen}

    def _rarities_of(self, words: Collection[str]) -> NDArray[np.float64]:
        known = np.array([self._uses.get(word, 0) for word in words], np.float64)
        common = np.array([word in COMMON for word in words], np.float64) * (_EARLIER // 2)
        rarities: NDArray[np.float64] = np.log(
            self._articles / np.minimum(known + common + 1, self._articles - 1)
        )
        return rarities


def _said(words: Places) -> _Said:
    found, first, counts = np.unique(words, return_index=True, return_counts=True)
    order = np.argsort(first)
    return _Said(found[order], counts[order])


def _scaled(numbers: Sequence[int], weights: Sequence[float]) -> Vector:
    length = math.hypot(*weights)
    if not length:
        return {}
    # Rounded down: no vector is ever longer than a thousand.
    scaled = [int(_THOUSAND * weight / length) for weight in weights]
    return {number: weight for number, weight in zip(numbers, scaled, strict=True) if weight}


def _numbers_of(words: Iterable[str]) -> list[int]:
    return [crc32(word.encode("utf-8", "replace")) for word in words]


def _names(article: NewArticle) -> list[str]:
    """Lower case. In English only what is written as a name is; in Thai all that is Latin."""
    text = f"{article.title}\n{article.body[: 2 * _BEGINNING]}"
    found = (_LATIN if article.language == "th" else _NAME).findall(text)
    names = "\n".join(found).lower().replace(",", "").split("\n")
    return [name for name in names if len(name) > 1 and name not in NO_NAMES]
