"""How likely a telling may end at a space between Thai phrases, and how likely one may begin behind it.

A logistic model of the words and shapes on both sides. Its weights are dictionary/borders.csv, a line for each
sign, made by benchmarks/borders.py from spaces that were read and judged one by one.

Each thing that tells of a space is a mark: its role, and the word, shape or number that plays it. A word is
known by several signs, its own and those of its kinds. For the odds a word that no sign names is but its kinds,
so there are few marks, and what each weighs is remembered.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise, starmap
from pathlib import Path
from typing import Final

from news.rules import nouns, thai, verbs
from news.rules.clause import Clause, is_half
from news.rules.quoted import Quoted
from news.rules.shape import shape_of
from news.rules.thai import words_in
from news.rules.tokens import Token

Mark = tuple[str, str | int]
"""A role, and what plays it."""

WEIGHTS: Final = Path(__file__).parents[1] / "dictionary" / "borders.csv"
_KINDS: Final = {
    "joins": thai.JOINERS,
    "opens": thai.OPENERS,
    "under": thai.SUBORDINATORS,
    "leans": thai.LEANING,
    "wants": thai.WANTING,
    "adds": thai.ADDING,
    "goes": thai.GOING_ON,
    "dangles": thai.DANGLING,
    "closes": thai.CLOSERS,
    "strong": verbs.STRONG,
    "finite": verbs.FINITE,
    "says": verbs.SPEAKING,
    "causes": verbs.CAUSING,
    "final": verbs.FINAL_VERBS,
    "apposed": nouns.APPOSED,
}
_ASKING: Final = words_in("""
    หาก ถ้า ถ้าหาก แม้ แม้ว่า ถึงแม้ ถึงแม้ว่า เมื่อ หลังจาก หลังจากที่ หลัง เนื่องจาก กรณี กรณีที่
    ตามที่ จากกรณี จากการ ขณะ ขณะที่ เพื่อ ก่อน พอ ภายหลัง สำหรับ
""")
"""A clause that begins with them asks for another."""
_BACK: Final = words_in("""
    นี้ นั้น ดังกล่าว เหล่านี้ เขา ตน เรา ผม เธอ เจ้าตัว ท่าน ทั้งคู่ ทั้งสอง
""")
_THEN: Final = frozenset({"จึง", "ก็", "ด้วย"})
_WHICH: Final = frozenset({"ที่", "ซึ่ง"})
_GOES_ON: Final = frozenset("0123456789ๆฯ)")
_TENTHS: Final = 10
"""The list has one decimal, and whole tenths are added: no rounding decides what is just at a limit."""
_NEVER: Final = complex(-90, -90)
_HOPELESS: Final = -25
"""Odds that what follows the space does not mend."""
_LONG_AGO: Final = 9
_JOINS: Final = thai.JOINERS | {"ว่า"}
_WORDS_AHEAD: Final = 6
_SHAPED: Final = frozenset({"K", "L", "R", "S", "B"})
"""Roles of a shape."""
_NAMED: Final = frozenset({"l1", "l2", "r1", "r2", "b1", "b2", "J"})
_UNNAMED: Final = frozenset({"s1", "b3"})
"""Roles of a word: the kind of it tells, or the very word too."""
_AT_MOST: Final = {"told": 3, "run": 6, "asked": 5}
"""Higher numbers tell no more."""


def odds(tokens: Sequence[Token]) -> Iterator[tuple[float, float]]:
    """Logarithms of the odds that one ends before, and that one begins with, every token but the first."""
    at_all = _weights()[""]
    known = [tuple(map(_known_by, token.words)) for token in tokens]
    for place, around in enumerate(_around_each(tokens, known), 1):
        found = sum(starmap(_weight, around), at_all) if around else _NEVER
        if found.real > _HOPELESS or found.imag > _HOPELESS:
            found = sum(starmap(_weight, _behind(tokens, known, place)), found)
        yield found.real / _TENTHS, found.imag / _TENTHS


def marks(tokens: Sequence[Token]) -> Iterator[list[Mark]]:
    """What tells of the space before every token but the first; nothing where there surely is no border."""
    words = [token.words for token in tokens]
    for place, around in enumerate(_around_each(tokens, words), 1):
        yield [*around, *_behind(tokens, words, place)] if around else []


def signs_of(role: str, told: str | int) -> list[str]:
    """What a mark is known by."""
    if isinstance(told, int):
        return [f"{role}{min(told, _AT_MOST.get(role, told))}"]
    if role in _SHAPED:
        return [f"{role}{shape}" for shape in told.split()]
    if role in _UNNAMED or role in _NAMED:
        kinds = [f"{role}{kind}" for kind in _kinds_of(told).split()]
        return [*kinds, f"{role}={told}"] if role in _NAMED else kinds
    return [f"{role}{told}"]


class _SoFar:
    """What was said since the last word that joins, or since someone said it."""

    def __init__(self) -> None:
        self._begin()
        self._said = False

    def _begin(self) -> None:
        self._verbs = self._tokens = 0
        self._asked = _LONG_AGO
        self._clause = Clause()

    def read(self, token: Token) -> None:
        joins = token.first in thai.JOINERS
        if joins or self._said:
            self._begin()
        self._said = token.last in thai.THAT
        asks = token.first in _ASKING or (joins and len(token.words) > 1 and token.words[1] in _ASKING)
        self._asked = 0 if asks else self._asked + 1
        self._clause.read(token)
        self._verbs += True in (token.acts[1:] if joins else token.acts)
        self._tokens += 1

    def marks(self) -> list[Mark]:
        if self._said:
            return [("said", "")]
        found: list[Mark] = [
            ("told", self._verbs),
            ("run", self._tokens),
            ("clause", int(self._clause.told)),
        ]
        if self._asked < _LONG_AGO:
            found.append(("asked", self._asked))
        return found


def _around_each(tokens: Sequence[Token], said: Sequence[tuple[str, ...]]) -> Iterator[list[Mark]]:
    """`said` are their words, here and below, or what those are known by."""
    so_far, quoted = _SoFar(), Quoted()
    for place, (last, following) in enumerate(pairwise(tokens), 1):
        so_far.read(last)
        quoted.read(last.text)
        surely_none = following.text[0] in _GOES_ON or quoted.open() or is_half(last)
        yield [] if surely_none else [*so_far.marks(), *_around(tokens, said, place)]


def _around(tokens: Sequence[Token], said: Sequence[tuple[str, ...]], place: int) -> list[Mark]:
    """The words and shapes on both sides, and what they have to do with each other."""
    last, following = tokens[place - 1], tokens[place]
    before: tuple[str, ...] = said[place - 2] if place > 1 else ()
    words, then = said[place - 1], said[place]
    found: list[Mark] = [
        ("l1", words[-1] if words else ""),
        ("l2", words[-2] if len(words) > 1 else before[-1] if before else ""),
        ("L", last.shape),
        ("r1", then[0] if then else ""),
        ("R", following.shape),
    ]
    if place > 1:
        found.append(("K", tokens[place - 2].shape))
    if place + 1 < len(tokens):
        behind = said[place + 1][0] if said[place + 1] else ""
        second = then[1] if len(then) > 1 else behind
        found += [("r2", second), ("S", tokens[place + 1].shape), ("s1", behind)]
    else:
        found.append(("nothing", ""))
    subject = nouns.is_subject(following.first)
    if True in last.acts:
        found.append(("acts", ""))
        if following.acts[:1] == (True,):
            found.append(("acts+verb", ""))
        elif subject:
            found.append(("acts+subject", ""))
    if True in following.acts[1:]:
        found.append(("subject+acts" if subject else "+acts", ""))
        if not verbs.FINITE.isdisjoint(following.words[1:]):
            found.append(("+finite", ""))
    if not following.space:
        found.append(("tight", ""))
    return found


def _behind(tokens: Sequence[Token], said: Sequence[tuple[str, ...]], place: int) -> list[Mark]:
    """How what follows begins, without the words that join it to what stands before."""
    token, known = tokens[place], said[place]
    words, acts = token.words, token.acts
    if len(words) < _WORDS_AHEAD and place + 1 < len(tokens):
        following = tokens[place + 1]
        words, acts, known = words + following.words, acts + following.acts, known + said[place + 1]
    joined = 0
    while joined < min(2, len(words)) and words[joined] in _JOINS:
        joined += 1
    rest = words[joined : joined + _WORDS_AHEAD]
    found: list[Mark] = list(zip(("b1", "b2", "b3"), known[joined:], strict=False))
    if joined:
        text = token.text.removeprefix("".join(words[:joined])) or tokens[min(place + 1, len(tokens) - 1)].text
        found += [("J", known[0]), ("B", shape_of(text)), ("joined", "")]
    else:
        found.append(("B", token.shape))
    ahead = acts[joined : joined + _WORDS_AHEAD]
    if True in ahead:
        found.append(("verb", ahead.index(True)))
    if not _BACK.isdisjoint(rest):
        found.append(("back" if _BACK.isdisjoint(rest[:2]) else "back2", ""))
    if not _THEN.isdisjoint(rest):
        found.append(("then", ""))
    if not _WHICH.isdisjoint(rest[:3]):
        found.append(("which", ""))
    return found


@cache
def _weight(role: str, told: str | int) -> complex:
    """Of an end the real part, of a beginning the other: so both are added at once."""
    weights = _weights()
    return sum((weights[sign] for sign in signs_of(role, told) if sign in weights), 0j)


@lru_cache(16_384)
def _known_by(word: str) -> str:
    return word if word in _named() else _kinds_of(word)


def _kinds_of(word: str) -> str:
    """Each behind a space, as no word has one; they are their own kinds."""
    if word.startswith(" "):
        return word
    kinds = [name for name, words in _KINDS.items() if word in words]
    kinds += ["verb"] * verbs.is_verb(word)
    kinds += ["subject"] * nouns.is_subject(word)
    kinds += ["nominal"] * nouns.is_nominal(word)
    return " " + " ".join(kinds)


@cache
def _named() -> frozenset[str]:
    return frozenset(sign.partition("=")[2] for sign in _weights())


@cache
def _weights() -> dict[str, complex]:
    lines = (line.rsplit(",", 2) for line in WEIGHTS.read_text("utf-8").splitlines())
    return {
        sign: complex(round(_TENTHS * float(end)), round(_TENTHS * float(begin))) for sign, end, begin in lines
    }
