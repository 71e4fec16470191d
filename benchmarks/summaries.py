"""Summaries of news against journalists' own.

Run by `python -m benchmarks.summaries --news PATH [--show N --seed N]`.

PATH is JSON Lines of news with summaries, packed with gzip or not. What the journalist wrote is kept from the
rule and compared with what it picks: ROUGE-1, -2 and -L over words, F1, at 200 characters. The first half of
the file is what the rule was tuned on; the second tells how it does on what it has not seen. `--show` prints
cards to be read. Wanted: ROUGE-1 of 27.5 or better.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import mean
from time import process_time

from benchmarks.related import Told, read_news
from benchmarks.verdict import Report, conclude
from news.rules.summary import extract, summarise
from news.words import words_of

LENGTH = 200
WANTED = 27.5


def picked(told: Told) -> str:
    return extract(told.article, words_of, LENGTH)


def scores(told: Told) -> tuple[float, float, float]:
    ours, theirs = words_of(picked(told)), words_of(told.summary)
    return (
        _shared(Counter(ours), Counter(theirs)),
        _shared(Counter(pairwise(ours)), Counter(pairwise(theirs))),
        _f1(_longest_common(ours, theirs), len(ours), len(theirs)),
    )


def _shared(ours: Counter[object], theirs: Counter[object]) -> float:
    return _f1((ours & theirs).total(), ours.total(), theirs.total())


def _f1(shared: int, ours: int, theirs: int) -> float:
    return 200 * shared / (ours + theirs) if shared else 0.0


def _longest_common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    row = [0] * (len(theirs) + 1)
    for word in ours:
        before = row
        row = [0]
        for place, other in enumerate(theirs):
            row.append(before[place] + 1 if word == other else max(before[place + 1], row[place]))
    return row[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many cards")
    parser.add_argument("--seed", type=int, default=0, help="of the choice of those that are shown")
    asked = parser.parse_args()
    news = [told for told in read_news(asked.news) if told.summary]
    report = Report(f"{len(news)} summaries of {LENGTH} characters")
    half = len(news) // 2
    for name, part in (("first half, tuned on", news[:half]), ("second half, unseen", news[half:])):
        one, two, longest = (mean(column) for column in zip(*map(scores, part), strict=True))
        report.at_least(f"ROUGE-1, {name}", one, WANTED, "{:.1f}")
        report.note(f"ROUGE-2 and -L, {name}", f"{two:.1f}, {longest:.1f}")
    begun = process_time()
    cards = [summarise(told.article, words_of) for told in news]
    report.note(
        "ms of CPU an article, card and long summary", f"{1000 * (process_time() - begun) / len(news):.1f}"
    )
    chance = Random(asked.seed)  # noqa: S311 - so that the same can be read again
    shown = chance.sample(list(zip(news, cards, strict=True)), min(asked.show, len(news)))
    for told, summary in shown:
        print(f"\n{told.article.title}\n    {summary.card}")
    report.show()
    conclude(report)


if __name__ == "__main__":
    main()
