"""Makes news/dictionary/borders.csv: where a Thai telling may end and begin, learned from spaces.

Run by `python -m benchmarks.borders --news PATH [--write]`.

PATH is the file of benchmarks/summaries.py. borders.txt holds what readers said of the spaces of its first
half, a line an article: its number, the spaces where a telling may end (behind e), where one may begin
(behind b), and those they could not judge (behind ?); at all others it may not. Behind ! are those which
tellings were seen to begin or end at, and that were judged by how these read. The model is logistic with
ridge; a sign that was seen less than LEAST times is left out. Printed is how well it tells of articles that
it was not made from, each third in its turn. `--write` puts the weights made from all of them into the
list.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.related import Told, read_news
from benchmarks.verdict import Report, conclude
from news.rules import border
from news.rules.summary import LOOKED_AT, told_paragraphs
from news.rules.tokens import tokens_of
from news.words import words_of

JUDGED: Final = Path(__file__).with_suffix(".txt")
RIDGE: Final = 3.3
"""Of the square of each weight, against the logarithm of what is judged wrongly."""
LEAST: Final = 8
SEEN_WEIGHS: Final = 4
"""So many others does a space weigh that a telling was seen to begin or end at."""
STEPS: Final = 400
PACE: Final = 0.3
FOLDS: Final = 3
KINDS: Final = ("end", "begin")
PRECISION: Final = 0.9
WANTED: Final = 0.2

Weights = dict[str, float]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Space:
    """`may` says for each of KINDS whether a telling may do so there."""

    article: int
    signs: frozenset[str]
    may: tuple[bool, bool]
    weighs: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of an article's spaces, by their numbers."""

    article: int
    ends: frozenset[int]
    begins: frozenset[int]
    unclear: frozenset[int]
    seen: frozenset[int]

    @classmethod
    def read(cls, line: str) -> "Judgement":
        number, *said = line.split()
        places: dict[str, set[int]] = {"e": set(), "b": set(), "?": set(), "!": set()}
        kind = ""
        for word in said:
            if word in places:
                kind = word
            else:
                places[kind].add(int(word))
        return cls(int(number), *(frozenset(places[kind]) for kind in "eb?!"))


def spaces(news: Sequence[Told]) -> Iterator[Space]:
    for judged in map(Judgement.read, JUDGED.read_text("utf-8").splitlines()):
        paragraph = told_paragraphs(news[judged.article].article.body)[0]
        tokens = tokens_of(paragraph[:LOOKED_AT], words_of)
        for place, marked in enumerate(border.marks(tokens), 1):
            # What stands before the last word is cut off from what follows it.
            if marked and place not in judged.unclear and place < len(tokens) - 1:
                signs = frozenset(sign for mark in marked for sign in border.signs_of(*mark))
                may = (place in judged.ends, place in judged.begins)
                yield Space(judged.article, signs, may, SEEN_WEIGHS if place in judged.seen else 1)


def learned(found: Sequence[Space], kind: int) -> Weights:
    """The weight of each sign, and by "" that of none; gradient descent with a pace of its own for each."""
    seen = Counter(sign for space in found for sign in space.signs)
    signs = [sign for sign, times in seen.items() if times >= LEAST]
    of_each, sizes = _columns(found, signs)
    may = np.array([space.may[kind] for space in found], np.float64)
    weighs = np.array([space.weighs for space in found], np.float64)
    rows = np.repeat(np.arange(len(found)), sizes)
    weights, at_all = np.zeros(len(signs)), 0.0
    pace, pace_at_all = np.full(len(signs), 1e-6), 1e-6
    for _ in range(STEPS):
        odds = at_all + np.bincount(rows, weights[of_each], len(found))
        wrong = weighs * (1 / (1 + np.exp(-odds)) - may)
        slopes = RIDGE * weights + np.bincount(of_each, wrong[rows], len(signs))
        pace += slopes**2
        weights -= PACE * slopes / np.sqrt(pace)
        pace_at_all += wrong.sum() ** 2
        at_all -= PACE * wrong.sum() / pace_at_all**0.5
    return {"": at_all, **dict(zip(signs, weights.tolist(), strict=True))}


def _columns(found: Sequence[Space], signs: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places among `signs` of those of each space, one space after another, and how many each has."""
    places = {sign: place for place, sign in enumerate(signs)}
    known = [[places[sign] for sign in space.signs if sign in places] for space in found]
    return np.array(list(chain.from_iterable(known)), np.intp), np.array(list(map(len, known)), np.intp)


def odds_of(weights: Weights, signs: frozenset[str]) -> float:
    return weights[""] + sum(weights.get(sign, 0.0) for sign in signs)


def recall(found: Sequence[Space], kind: int) -> float:
    """Of those that may, how many are told before so many wrong ones are that PRECISION is lost."""
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = learned([space for space in found if space.article % FOLDS != fold], kind)
        told += [
            (odds_of(weights, space.signs), space.may[kind]) for space in found if space.article % FOLDS == fold
        ]
    right = np.cumsum([may for _, may in sorted(told, reverse=True)])
    precise = right >= PRECISION * np.arange(1, len(told) + 1)
    return float(right[precise].max(initial=0) / right[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="put the weights into the list")
    asked = parser.parse_args()
    news = [told for told in read_news(asked.news) if told.summary]
    found = list(spaces(news[: len(news) // 2]))
    if asked.write:
        write(found)
        return
    report = Report(f"{len(found)} spaces that were judged")
    for kind, name in enumerate(KINDS):
        share = sum(space.may[kind] for space in found) / len(found)
        report.note(f"share where a telling may {name}", f"{share:.2f}")
        report.at_least(f"of those told, {PRECISION} of all rightly", recall(found, kind), WANTED, "{:.2f}")
    report.show()
    conclude(report)


def write(found: Sequence[Space]) -> None:
    end, begin = (learned(found, kind) for kind in range(len(KINDS)))
    lines = [
        f"{sign},{end[sign]:.1f},{begin[sign]:.1f}"
        for sign in sorted(end)
        if max(abs(end[sign]), abs(begin[sign])) >= 0.05
    ]
    border.WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
