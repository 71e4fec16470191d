"""Makes news/dictionary/borders.csv: where a Thai telling may end and begin, learned from spaces.

Run by `python -m benchmarks.borders --news PATH [--write]`.

PATH is the file of benchmarks/summaries.py. borders.txt holds what an editor said of spaces of its first half,
a line an article: its number, how many of its first spaces were all judged, then those of them where a telling
may end (e) or begin (b), then single spaces behind them (+ may, - may not). The model is logistic with ridge; a
sign that was seen less than four times is left out. Printed is how well it tells of articles that it was not
made from, each third in its turn. `--write` puts the weights made from all of them into the list.
"""

import argparse
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.related import Told, read_news
from benchmarks.verdict import Report, conclude
from news.rules import border
from news.rules.summary import told_paragraphs
from news.rules.tokens import tokens_of
from news.words import words_of

JUDGED: Final = Path(__file__).with_suffix(".txt")
RIDGE: Final = 3.3
"""Of the square of each weight, against the logarithm of what is judged wrongly."""
LEAST: Final = 4
STEPS: Final = 250
PACE: Final = 0.3
FOLDS: Final = 3
SURE: Final = 1.0
"""Odds from which on a telling ends."""
WANTED: Final = 0.85


@dataclass(frozen=True, slots=True)
class Space:
    article: int
    signs: frozenset[str]
    ends: bool | None
    begins: bool | None


def spaces(news: Sequence[Told]) -> Iterator[Space]:
    for line in JUDGED.read_text("utf-8").splitlines():
        number, all_of, *said = line.split()
        ends: dict[int, bool] = {}
        begins: dict[int, bool] = {}
        for place in range(1, int(all_of) + 1):
            ends[place] = begins[place] = False
        for place_of, may, kinds in re.findall(r"(\d+)([+-]?)([eb]+)", " ".join(said)):
            for kind in kinds:
                (ends if kind == "e" else begins)[int(place_of)] = may != "-"
        paragraph = told_paragraphs(news[int(number)].article.body)[0]
        for place, marked in enumerate(border.marks(tokens_of(paragraph[:1800], words_of)), 1):
            if marked and (place in ends or place in begins):
                signs = frozenset(sign for mark in marked for sign in border.signs_of(*mark))
                yield Space(int(number), signs, ends.get(place), begins.get(place))


def learned(judged: Sequence[tuple[frozenset[str], bool]]) -> dict[str, float]:
    """The weight of each sign, and by "" that of none; gradient descent with a pace of its own for each."""
    seen = Counter(sign for signs, _ in judged for sign in signs)
    rows = [([sign for sign in signs if seen[sign] >= LEAST], said) for signs, said in judged]
    weights = dict.fromkeys(["", *(sign for sign, times in seen.items() if times >= LEAST)], 0.0)
    pace = dict.fromkeys(weights, 1e-6)
    for _ in range(STEPS):
        slopes = {sign: RIDGE * weight for sign, weight in weights.items()}
        slopes[""] = 0.0
        for signs, said in rows:
            odds = weights[""] + sum([weights[sign] for sign in signs])
            wrong = 1 / (1 + math.exp(-odds)) - said
            slopes[""] += wrong
            for sign in signs:
                slopes[sign] += wrong
        for sign, slope in slopes.items():
            pace[sign] += slope * slope
            weights[sign] -= PACE * slope / math.sqrt(pace[sign])
    return weights


def odds_of(weights: dict[str, float], signs: frozenset[str]) -> float:
    return weights[""] + sum(weights.get(sign, 0.0) for sign in signs)


def tested(found: Sequence[Space], kind: Callable[[Space], bool | None]) -> tuple[float, float]:
    """Precision and recall at the odds from which on a telling ends."""
    right = wrong = missed = 0
    for fold in range(FOLDS):
        known = [
            (one.signs, said)
            for one in found
            if one.article % FOLDS != fold and (said := kind(one)) is not None
        ]
        weights = learned(known)
        for one in found:
            if one.article % FOLDS == fold and (said := kind(one)) is not None:
                sure = odds_of(weights, one.signs) > SURE
                right += sure and said
                wrong += sure and not said
                missed += said and not sure
    return right / (right + wrong), right / (right + missed)


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
    for name, kind in (("end", _ends), ("begin", _begins)):
        precision, recall = tested(found, kind)
        report.at_least(f"precision where a telling may {name}", precision, WANTED, "{:.2f}")
        report.note("recall of it", f"{recall:.2f}")
    report.show()
    conclude(report)


def write(found: Sequence[Space]) -> None:
    end = learned([(one.signs, one.ends) for one in found if one.ends is not None])
    begin = learned([(one.signs, one.begins) for one in found if one.begins is not None])
    lines = [
        f"{sign},{end.get(sign, 0):.1f},{begin.get(sign, 0):.1f}"
        for sign in sorted(end.keys() | begin.keys())
        if max(abs(end.get(sign, 0)), abs(begin.get(sign, 0))) >= 0.05
    ]
    border.WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def _ends(space: Space) -> bool | None:
    return space.ends


def _begins(space: Space) -> bool | None:
    return space.begins


if __name__ == "__main__":
    main()
