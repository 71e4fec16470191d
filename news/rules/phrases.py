"""A paragraph in pieces, and how well a telling may begin or end with each.

English ends a sentence with a full stop. Thai has none: a space may end a phrase, or stand before a number, a
name or a quotation. What stands on both sides tells how likely it is (border.py); what surely begins no telling
is told by rule (opening.py).
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Final, NamedTuple

from news.rules import thai, verbs
from news.rules.border import odds
from news.rules.clause import Clause
from news.rules.dateline import announces, length_of_routine, reports
from news.rules.opening import opening_of, without
from news.rules.sentences import is_sentence_end
from news.rules.tokens import Token, Words, known_words_of, tokens_of

LEAST: Final = -1.5
"""The odds, as a logarithm, below which a space is none that a telling may begin or end at."""
_SURE: Final = 0.8
_SENTENCE: Final = 3.0
"""The odds of a full stop in English."""
_AROUND: Final = 2
"""Tokens on each side of a space that is one of an English sentence amid Thai."""
_AHEAD: Final = 3
"""Tokens that tell how the text goes on."""
_REPORTER: Final = 90
"""Characters at most of who reported."""
_ANEW: Final = 0.35
"""So unlikely at most is the beginning of the clause that such words wait for."""
_WAITS: Final = re.compile(
    "(?:^|ว่า ?)(?:(?:จาก)?กรณี|ตามที่|(?:สืบ)?เนื่องจาก|จากที่|การที่|(?:หลังจาก|ภายหลัง(?:จาก)?)(?!นี้|นั้น))"
)
_GOING_ON: Final = ("โดย", "ซึ่ง", "และ", "แต่")
_ADDING: Final = thai.LEANING | thai.ADDING | {"ซึ่ง", "อัน"}


class Piece(NamedTuple):
    """`opens`: a telling may begin with it, as `alone`.

    `begun` and `ended` tell how unlikely it is that one begins and ends well with it; 0 is sure. It `tells`
    something of what it names, `says` that something is said, `adds` to what was told before, and `waits` for a
    clause that begins anew.
    """

    text: str
    space: str
    words: Sequence[str]
    alone: str
    alone_words: Sequence[str]
    opens: bool
    waits: bool
    tells: bool
    says: bool
    adds: bool
    begun: float
    ended: float

    @property
    def closes(self) -> bool:
        """That it surely ends well."""
        return self.ended < _SURE

    def tells_behind(self, *, told: bool | None) -> bool:
        """Whether something is told with it, where that was `told` before, or nothing was."""
        if told is None or not self.adds:
            return self.tells or (bool(told) and not self.says)
        return told

    def waits_behind(self, *, waited: bool) -> bool:
        anew = self.opens and self.begun < _ANEW and not self.text.startswith(_GOING_ON)
        return self.waits or (waited and not anew)


def pieces_of(paragraph: str, words: Words = known_words_of) -> Iterator[Piece]:
    """In their order, each when it is asked for; joined by spaces they are the paragraph again."""
    tokens = tokens_of(paragraph, words)
    if not tokens:
        return
    start, begun = 0, _SENTENCE
    for place, (end, begin) in enumerate(_borders(tokens), 1):
        if (end > LEAST or begin > LEAST) and not _is_routine(tokens[start:place]):
            yield _piece(tokens, start, place, begun, end)
            start, begun = place, begin
    yield _piece(tokens, start, len(tokens), begun, math.inf)


def _borders(tokens: Sequence[Token]) -> Iterator[tuple[float, float]]:
    """How likely one ends before every token but the first, and how likely one begins with it."""
    if not any(token.is_thai for token in tokens):
        return repeat((_SENTENCE, _SENTENCE), len(tokens) - 1)
    return (
        thai_odds
        if any(token.is_thai for token in tokens[max(0, place - _AROUND) : place + _AROUND])
        else _english(tokens[place - 1], tokens[place])
        for place, thai_odds in enumerate(odds(tokens), 1)
    )


def _piece(tokens: Sequence[Token], start: int, end: int, begin: float, ending: float) -> Piece:
    told = tokens[start:end]
    text = _text_of(told)
    opening = opening_of(text, told, tokens[end : end + _AHEAD], first=start == 0) if begin > LEAST else None
    routine = opening or 0
    words = _words_in(told)
    unsaid = announces(text)
    return Piece(
        text=text,
        space=told[0].space,
        words=words,
        alone=text[routine:],
        alone_words=_words_in(without(told, routine)) if routine else words,
        opens=opening is not None,
        waits=_waits(text, routine),
        tells=end == len(tokens) or (not unsaid and _tells(told)),
        adds=told[0].first in _ADDING,
        says=unsaid or not verbs.CAUSING.isdisjoint(words),
        begun=_unlikely(begin) if start else 0.0,
        ended=math.inf if ending <= LEAST or text.endswith("ว่า") or reports(text) else _unlikely(ending),
    )


def _is_routine(told: Sequence[Token]) -> bool:
    """Nothing but what a telling does without: no more can begin behind it than with it."""
    text = _text_of(told)
    return length_of_routine(text) == len(text) or (len(text) < _REPORTER and reports(text))


def _text_of(told: Sequence[Token]) -> str:
    return told[0].text + "".join([f"{token.space}{token.text}" for token in told[1:]])


def _words_in(told: Sequence[Token]) -> Sequence[str]:
    return list(chain.from_iterable([token.words for token in told]))


def _english(last: Token, following: Token) -> tuple[float, float]:
    return (_SENTENCE, _SENTENCE) if is_sentence_end(last.text, following.text) else (-_SENTENCE, -_SENTENCE)


def _waits(text: str, routine: int) -> bool:
    return _WAITS.search(text) is not None or _WAITS.match(text[routine:]) is not None


def _tells(told: Sequence[Token]) -> bool:
    if not any(token.is_thai for token in told):
        return True
    clause = Clause()
    for token in told:
        clause.read(token)
    return clause.told


def _unlikely(odds_of_it: float) -> float:
    return math.log1p(math.exp(-odds_of_it))
