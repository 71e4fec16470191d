"""How likely a telling may end at a space between Thai phrases, and how likely one may begin behind it.

A logistic model of the words and shapes on both sides. Its weights are dictionary/borders.csv, a line for each
sign, made by benchmarks/borders.py from spaces that were read and judged one by one.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from news.rules import nouns, thai, verbs
from news.rules.clause import Clause, is_half
from news.rules.quoted import Quoted
from news.rules.shape import LONGEST_NAME, shape_of
from news.rules.thai import words_in
from news.rules.tokens import Token

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
_NEVER: Final = (-9.0, -9.0)
_HOPELESS: Final = -2.5
"""Odds that what follows the space does not mend."""
_LONG_AGO: Final = 9
_JOINS: Final = thai.JOINERS | {"ว่า"}
_WORDS_AHEAD: Final = 6
_SHAPED: Final = frozenset("KLRSB")
"""Places of which the shape tells, and not the word."""
_UNNAMED: Final = frozenset({"s1", "b3"})
"""Places of which the kind of word tells, and not the very word."""


def odds(tokens: Sequence[Token]) -> Iterator[tuple[float, float]]:
    """Logarithms of the odds that one ends before, and that one begins with, every token but the first."""
    at_all = _weights()[""]
    shapes = [shape_of(token.text) for token in tokens]
    for place, around in enumerate(_around_each(tokens, shapes), 1):
        end, begin = _more(at_all, around) if around else _NEVER
        if end > _HOPELESS or begin > _HOPELESS:
            end, begin = _more((end, begin), _behind(tokens, shapes, place))
        yield end, begin


def marks(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """What tells of the space before every token but the first; nothing where there surely is no border."""
    shapes = [shape_of(token.text) for token in tokens]
    for place, around in enumerate(_around_each(tokens, shapes), 1):
        yield [*around, *_behind(tokens, shapes, place)] if around else []


def _more(odds_so_far: tuple[float, float], found: Sequence[str]) -> tuple[float, float]:
    end, begin = odds_so_far
    for mark in found:
        weight = _weight(mark)
        end += weight[0]
        begin += weight[1]
    return end, begin


def signs_of(mark: str) -> list[str]:
    """What a mark is known by."""
    role, _, told = mark.partition(" ")
    if role == "+":
        return told.split()
    if role in _SHAPED:
        return [f"{role}{shape}" for shape in told.split()]
    kinds = [f"{role}{kind}" for kind in _kinds_of(told)]
    return kinds if role in _UNNAMED else [*kinds, f"{role}={told}"]


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
        self._asked = 0 if asks else min(self._asked + 1, _LONG_AGO)
        self._clause.read(token)
        self._verbs += any(map(verbs.is_verb, token.words[1:] if joins else token.words))
        self._tokens += 1

    def flags(self) -> str:
        if self._said:
            return "said"
        asked = f" asked{min(self._asked, 5)}" if self._asked < _LONG_AGO else ""
        return f"told{min(self._verbs, 3)} run{min(self._tokens, 6)} clause{self._clause.told:d}{asked}"


def _around_each(tokens: Sequence[Token], shapes: Sequence[str]) -> Iterator[list[str]]:
    so_far, quoted = _SoFar(), Quoted()
    for place in range(1, len(tokens)):
        last = tokens[place - 1]
        so_far.read(last)
        quoted.read(last.text)
        surely_none = tokens[place].text[0] in _GOES_ON or quoted.open() or is_half(last.text[-LONGEST_NAME:])
        yield [] if surely_none else _around(tokens, shapes, place, so_far.flags())


def _around(tokens: Sequence[Token], shapes: Sequence[str], place: int, flags: str) -> list[str]:
    """The words and shapes on both sides, and what they have to do with each other."""
    last, following = tokens[place - 1], tokens[place]
    words, first, then = last.words, following.first, following.words[1:]
    before = tokens[place - 2].last if place > 1 else ""
    found = [
        f"l1 {last.last}",
        f"l2 {words[-2] if len(words) > 1 else before}",
        f"L {shapes[place - 1]}",
        f"r1 {first}",
        f"R {shapes[place]}",
    ]
    if place > 1:
        found.append(f"K {shapes[place - 2]}")
    if place + 1 < len(tokens):
        behind = tokens[place + 1].first
        found += [f"r2 {then[0] if then else behind}", f"S {shapes[place + 1]}", f"s1 {behind}"]
    else:
        flags += " nothing"
    subject = nouns.is_subject(first)
    if _acts(words):
        flags += " acts acts+verb" if verbs.is_verb(first) else " acts acts+subject" if subject else " acts"
    if _acts(then):
        flags += " subject+acts" if subject else " +acts"
        if not verbs.FINITE.isdisjoint(then):
            flags += " +finite"
    if not following.space:
        flags += " tight"
    return [*found, f"+ {flags}"]


def _behind(tokens: Sequence[Token], shapes: Sequence[str], place: int) -> list[str]:
    """How what follows begins, without the words that join it to what stands before."""
    token = tokens[place]
    words = token.words
    if len(words) < _WORDS_AHEAD and place + 1 < len(tokens):
        words += tokens[place + 1].words
    joined = 0
    while joined < min(2, len(words)) and words[joined] in _JOINS:
        joined += 1
    rest = words[joined : joined + _WORDS_AHEAD]
    found = [f"{role} {word}" for role, word in zip(("b1", "b2", "b3"), rest, strict=False)]
    if joined:
        text = token.text.removeprefix("".join(words[:joined])) or tokens[min(place + 1, len(tokens) - 1)].text
        found += [f"J {words[0]}", f"B {shape_of(text)}"]
        flags = " joined"
    else:
        found.append(f"B {shapes[place]}")
        flags = ""
    for number, word in enumerate(rest):
        if verbs.is_verb(word):
            flags += f" verb{number}"
            break
    if not _BACK.isdisjoint(rest):
        flags += " back" if _BACK.isdisjoint(rest[:2]) else " back2"
    if not _THEN.isdisjoint(rest):
        flags += " then"
    if not _WHICH.isdisjoint(rest[:3]):
        flags += " which"
    return [*found, f"+{flags}"] if flags else found


def _acts(words: Sequence[str]) -> bool:
    return any(map(verbs.is_verb, words))


@lru_cache(8192)
def _kinds_of(word: str) -> tuple[str, ...]:
    kinds = [name for name, words in _KINDS.items() if word in words]
    kinds += ["verb"] * verbs.is_verb(word)
    kinds += ["subject"] * nouns.is_subject(word)
    kinds += ["nominal"] * nouns.is_nominal(word)
    return tuple(kinds)


@lru_cache(32_768)
def _weight(mark: str) -> tuple[float, float]:
    weights = _weights()
    known = [weights[sign] for sign in signs_of(mark) if sign in weights]
    return sum([end for end, _ in known]), sum([begin for _, begin in known])


@cache
def _weights() -> dict[str, tuple[float, float]]:
    lines = (line.rsplit(",", 2) for line in WEIGHTS.read_text("utf-8").splitlines())
    return {sign: (float(end), float(begin)) for sign, end, begin in lines}
