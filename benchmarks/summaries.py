"""Summaries of news against journalists' own; run by `python -m benchmarks.summaries --news PATH [--show N]`.

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
from statistics import mean
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks.related import Told, read_news
from news.rules.extract import chosen, stretches_of
from news.rules.phrases import pieces_of
from news.rules.summary import summarise
from news.words import words_of

LENGTH = 200
MOST = 3


def picked(told: Told) -> str:
    pieces = [piece for paragraph in told.article.body.split("\n\n") for piece in pieces_of(paragraph)]
    stretches = stretches_of(pieces, told.article.title, words_of)
    return " ".join(stretch.text for stretch in chosen(stretches, length=LENGTH, most=MOST))


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
    asked = parser.parse_args()
    news = [told for told in read_news(asked.news) if told.summary]
    table = Table("articles", "ROUGE-1", "ROUGE-2", "ROUGE-L", title=f"summaries of {LENGTH} characters")
    half = len(news) // 2
    for name, part in (("first half, tuned on", news[:half]), ("second half, unseen", news[half:])):
        table.add_row(name, *(f"{mean(column):.1f}" for column in zip(*map(scores, part), strict=True)))
    Console().print(table)
    begun = perf_counter()
    cards = [summarise(told.article, words_of) for told in news]
    print(f"{1000 * (perf_counter() - begun) / len(news):.1f} ms an article, card and long summary together")
    step = max(1, len(news) // asked.show) if asked.show else len(news) + 1
    for told, summary in list(zip(news, cards, strict=True))[::step][: asked.show]:
        print(f"\n{told.article.title}\n    {summary.card}")


if __name__ == "__main__":
    main()
