"""What comes near to something that nothing has."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from news.fold import fold
from news.found import Candidate
from news.need import Need
from news.words import normalise

_ALIKE: Final = 65.0
_ALIKE_LONG: Final = 80.0
"""Of 100: how like a piece of text must be to what is looked for, which is easier the shorter it is."""
_LONG: Final = 20
_MEANT: Final = 0.7
"""Of 1: how like a spelling must be to the one that was typed, to be offered for it."""
_MOST_WORDS: Final = 8


def nearest(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those with a piece of text like `text`, the most like first; a like title goes before a like opening."""
    folded = fold("".join(text.split()))
    enough = _ALIKE if len(folded) < _LONG else _ALIKE_LONG
    rated = [(_nearness(folded, candidate, enough), candidate) for candidate in candidates]
    near = [(nearness, one.at, one.id, one) for nearness, one in rated if nearness >= enough]
    return [one for _, _, _, one in sorted(near, key=lambda each: each[:3], reverse=True)]


def _nearness(folded: str, candidate: Candidate, enough: float) -> float:
    told = fold(normalise(f"{candidate.title}\n{candidate.text}").replace(" ", ""))
    title, _, opening = told.partition("\n")
    return max(_likeness(folded, title, enough - 1) + 1, _likeness(folded, opening, enough))


def meant(need: Need, texts: Iterable[Sequence[str]]) -> str | None:
    """The spelling most like that of `need`, among the words of `texts` and those that stand side by side."""
    folded, typed = need.folded, need.text
    pieces = dict.fromkeys(piece for words in texts for piece in _pieces(words, len(typed)) if piece != typed)
    # Half the likeness is as it is spelt; the other, as it is folded, is only told of what may be enough.
    rated = process.extract_iter(
        typed, pieces.keys(), scorer=OSA.normalized_similarity, score_cutoff=2 * _MEANT - 1
    )
    best, spelling = _MEANT, None
    for piece, as_spelt, _ in rated:
        likeness = 0.5 * (OSA.normalized_similarity(fold(piece), folded) + as_spelt)
        if likeness > best:
            best, spelling = likeness, piece
    return spelling


def _pieces(words: Sequence[str], length: int) -> Iterator[str]:
    """Words and words side by side, of about that length."""
    slack = 1 + length // 4
    for start in range(len(words)):
        piece = ""
        for word in words[start : start + _MOST_WORDS]:
            gap = " " if piece and (word[0].isascii() or piece[-1].isascii()) else ""
            piece += gap + word
            if len(piece) > length + slack:
                break
            if len(piece) >= length - slack:
                yield piece


def _likeness(needle: str, text: str, enough: float) -> float:
    """0 for what is not like `enough`, which is told of most texts at a glance."""
    # Of a text shorter than the needle it would be the other way round: how much of the text is in the needle.
    rate = fuzz.partial_ratio if len(text) >= len(needle) else fuzz.ratio
    return rate(needle, text, score_cutoff=enough)
