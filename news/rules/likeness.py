"""How alike two articles are: by their words and pairs of words, the rarer the weightier."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import pairwise
from typing import Final
from zlib import crc32

from news.article import IndexedWords, NewArticle
from news.profile import Profile, Vector
from news.rules.common import COMMON, NO_NAMES

TERMS: Final = 32
"""By which articles are found that may be alike."""
_NAMES_AMONG_THEM: Final = 8
_WHOLE: Final = 200
_LEAD: Final = 60
_NAMES: Final = 30
_WORDS: Final = 3000
"""Words of a body that are looked at."""
_BEGINNING: Final = 350
"""Letters of a body that count as its beginning."""
_THOUSAND: Final = 1000
_PAIR: Final = 0.5
"""A pair of words is as telling as both of them halfway: in how many articles pairs stand is not counted."""
_NAME: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9]+|[a-z]+[A-Z0-9][A-Za-z0-9]*|\d+(?:[.,]\d+)*)")
_LATIN: Final = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9]+|\d+(?:[.,]\d+)*)")
_EARLIER: Final = 200
"""A young archive judges words as if it had so many articles more, half of which have the common ones."""
ARTICLES: Final = ""
"""Among the uses of words, stands for all articles."""


def profile_of(article: NewArticle, words: IndexedWords, uses: Mapping[str, int]) -> Profile:
    """`uses` says in how many articles a word stands."""
    rarity = _Rarity(uses)
    body = words.body[:_WORDS]
    single = Counter((*words.title, *words.title, *body))
    pairs = Counter((*pairwise(words.title), *pairwise(words.title), *pairwise(body)))
    told = {word: (1 + math.log(count)) * rarity.of(word) for word, count in single.items()}
    whole = told | {
        f"{one} {other}": (1 + math.log(count)) * _PAIR * (rarity.of(one) + rarity.of(other))
        for (one, other), count in pairs.items()
    }
    lead = Counter((*words.title, *words.title, *_beginning(body)))
    names = Counter(_names(article))
    return Profile(
        whole=_vector(whole, _WHOLE),
        lead=_vector({w: (1 + math.log(count)) * rarity.of(w) for w, count in lead.items()}, _LEAD),
        names=_vector({w: (1 + math.log(count)) * rarity.of(w) for w, count in names.items()}, _NAMES),
        keys=_keys(
            {word: min(weight, (1 + math.log(single[word])) * rarity.cap) for word, weight in told.items()},
            names,
        ),
    )


def likeness(one: Vector, other: Vector) -> float:
    """From 0 to 1: the cosine."""
    return sum(one[term] * other[term] for term in one.keys() & other.keys()) / _THOUSAND**2


class _Rarity:
    def __init__(self, uses: Mapping[str, int]) -> None:
        self._uses = uses
        self._articles = uses.get(ARTICLES, 0) + _EARLIER
        self.cap = math.log(self._articles) - 1
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        known = self._known.get(word)
        if known is None:
            before = _EARLIER // 2 if word in COMMON else 0
            uses = min(self._uses.get(word, 0) + before + 1, self._articles - 1)
            known = self._known[word] = math.log(self._articles / uses)
        return known


def _vector(weights: Mapping[str, float], most: int) -> Vector:
    kept = nlargest(most, weights.items(), key=lambda each: each[1])
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    if not length:
        return {}
    # Rounded down: no vector is ever longer than a thousand.
    scaled = ((f"{_number(term):x}", int(_THOUSAND * weight / length)) for term, weight in kept)
    return {name: weight for name, weight in scaled if weight}


def _keys(told: Mapping[str, float], names: Mapping[str, int]) -> Mapping[int, int]:
    """The words that tell an article best from others, and the names, which have to do for two languages."""
    best = nlargest(TERMS, told, key=lambda word: (word in names, told[word]))
    room = [word for word in best if word in names][:_NAMES_AMONG_THEM]
    chosen = dict.fromkeys((*room, *nlargest(TERMS, told, key=told.__getitem__)))
    return {_number(word): int(100 * told[word]) for word in list(chosen)[:TERMS]}


def _number(term: str) -> int:
    return crc32(term.encode("utf-8", "replace"))


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
