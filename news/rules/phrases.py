"""A paragraph in pieces, and which of them may begin or end a telling.

English ends a sentence with a full stop. Thai has none: a space may end a phrase, or stand before a number, a
name or a quotation. So a Thai telling ends only behind words that say something of what they name and want no
more, and begins only with words that name what they tell of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from news.rules import thai, verbs
from news.rules.boundary import begins_well, continues_well, is_fresh, is_subordinate, may_end
from news.rules.clause import Clause, following_clause, goes_on, is_said, wants_more
from news.rules.dateline import length_of_routine, reports
from news.rules.tokens import Token, Words, known_words_of, tokens_of

_LONGEST_QUOTATION: Final = 200
"""A bracket or quotation mark that is not closed by then was never meant to be."""
_AHEAD: Final = 3
"""Tokens that tell how the text goes on."""
_SENTENCE_ENDS: Final = re.compile(r"[.!?…][\"”’)]*$")
_SENTENCE_BEGINS: Final = re.compile(r"[\"“‘(]?[A-Z0-9]")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|No|Inc|Co|Ltd|Corp|Gen|Sen|Rep|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_DANGLING: Final = re.compile(
    r"(?:[\"“‘(]?(?:He|She|It|They|We|I|His|Her|Its|Their|This|That|These|Those|But|And|So|Or|However|Meanwhile"
    r"|Also|Then|Yet|Still|Instead|Both)\b)"
)
_LEANS: Final = thai.LEANING | thai.ADDING | thai.JOINERS
_TAILS: Final = thai.LEANING | thai.ADDING
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
_QUOTATION: Final = re.compile(r"[\"“'‘](?:[^\"”'’]{40}|[^\"”'’]*[\"”'’]$)")
"""Told by whom is not told."""
_MARK: Final = re.compile(r"[()\[\]“”‘’«»\"]|(?:^|(?<=[\u0e01-\u0e4e]))'|'$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`opens`: a telling may begin with it, as `alone`; `continues`: a part of one. `closes`: it may end one.

    It `waits` for a main clause, or `leans` on one before it.
    """

    text: str
    space: str
    words: Sequence[str]
    alone: str
    alone_words: Sequence[str]
    opens: bool
    continues: bool
    closes: bool
    waits: bool
    leans: bool


def pieces_of(paragraph: str, words: Words = known_words_of) -> list[Piece]:
    """In their order; joined by spaces they are the paragraph again."""
    tokens = tokens_of(paragraph, words)
    pieces: list[Piece] = []
    start, begins, waits, clause, quoted = 0, True, False, Clause(), _Quoted()
    for place, token in enumerate(tokens):
        if place > start:
            closes, following_begins = (
                (False, False) if quoted.open() else _between(clause, tokens, start, place)
            )
            if closes or following_begins:
                pieces.append(_piece(tokens, start, place, begins=begins, closes=closes, waits=waits))
                waits = pieces[-1].waits
                start, begins, quoted = place, following_begins, _Quoted()
                clause = following_clause(token, closes=closes)
        quoted.read(token.text)
        clause.read(token)
    return (
        [*pieces, _piece(tokens, start, len(tokens), begins=begins, closes=True, waits=waits)]
        if tokens
        else pieces
    )


def _piece(tokens: Sequence[Token], start: int, end: int, *, begins: bool, closes: bool, waits: bool) -> Piece:
    """`waits`: only when or why something happens was told before."""
    told = tokens[start:end]
    text = _joined(told)
    opening = _opening(text, told, tokens[end : end + _AHEAD], first=start == 0) if begins else None
    routine = opening or 0
    if opening is not None and not (waits and told[0].first in {"แต่", "และ"}):
        waits = is_subordinate(_without(told, routine))
    return Piece(
        text=text,
        space=told[0].space,
        words=[word for token in told for word in token.words],
        alone=text[routine:],
        alone_words=[word for token in _without(told, routine) for word in token.words],
        opens=opening is not None and not _QUOTATION.match(text),
        continues=opening is None and begins and continues_well(told),
        closes=closes and (end == len(tokens) or not waits) and not reports(text),
        waits=waits,
        leans=told[0].first in _LEANS,
    )


def _opening(text: str, told: Sequence[Token], following: Sequence[Token], *, first: bool) -> int | None:
    """Where in `text` a telling can begin: behind what joins it to the text before, a date, who reported."""
    joined = 0
    for word in told[0].words[:2]:
        if word in thai.JOINERS and text.startswith(word, joined):
            joined += len(word)
            joined += text[joined : joined + 1] == " "
    for routine in (joined + length_of_routine(text[joined:]), joined):
        rest = _without(told, routine)
        ahead = [*rest[:_AHEAD], *following][:_AHEAD] if rest else []
        if ahead and any(token.is_thai for token in ahead):
            if begins_well(ahead, first=first and not joined):
                return routine
        elif ahead and not _DANGLING.match(text):
            return routine
    return None


def _joined(told: Sequence[Token]) -> str:
    return "".join(f"{token.space}{token.text}" for token in told)[len(told[0].space) :]


def _without(told: Sequence[Token], routine: int) -> Sequence[Token]:
    """The tokens from the character `routine` on."""
    place = 0
    for number, token in enumerate(told):
        place += len(token.space) if number else 0
        if place >= routine:
            return told[number:]
        if place + len(token.text) > routine:
            return [Token(token.text[routine - place :], _rest_of(token, routine - place)), *told[number + 1 :]]
        place += len(token.text)
    return []


def _rest_of(token: Token, start: int) -> tuple[str, ...]:
    gone = 0
    for number, word in enumerate(token.words):
        if gone >= start:
            return token.words[number:]
        gone += len(word)
    return ()


class _Quoted:
    """The brackets and quotation marks that are open."""

    def __init__(self) -> None:
        self._closing: list[str] = []
        self._since = 0

    def open(self) -> bool:
        return bool(self._closing) and self._since < _LONGEST_QUOTATION

    def read(self, word: str) -> None:
        self._since += len(word) + 1
        if word.isalnum():
            return
        for mark in _MARK.findall(word):
            if self._closing and mark == self._closing[-1]:
                self._closing.pop()
            elif mark in _PAIRS or mark in "\"'":
                if not self._closing:
                    self._since = 0
                self._closing.append(_PAIRS.get(mark, mark))


def _between(clause: Clause, tokens: Sequence[Token], start: int, place: int) -> tuple[bool, bool]:
    """Whether a telling may end before the token at `place`, and whether one may begin with it."""
    last, following = tokens[place - 1], tokens[place]
    if not (last.is_thai or following.is_thai):
        ends = is_sentence_end(last.text, following.text)
        return ends, ends
    if is_said(last):
        return False, not goes_on(following)
    if wants_more(last):
        return False, False
    ahead = tokens[place : place + _AHEAD]
    ends = may_end(clause, tokens[start:place], ahead)
    if verbs.is_verb(following.first) and last.last not in thai.CLOSERS:
        return ends, False
    return ends, is_fresh(ahead) or (ends and following.first not in _TAILS)


def is_sentence_end(tail: str, head: str) -> bool:
    return bool(_SENTENCE_ENDS.search(tail) and _SENTENCE_BEGINS.match(head)) and not _ABBREVIATION.search(tail)
