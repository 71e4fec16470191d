"""An article held against 100,000 watches; run it by `python -m benchmarks.watches --news PATH [--watches N]`.

PATH is JSON Lines of news, packed with gzip or not. The watches are stretches of one to three words of the very
articles, of which the first tells something, so that many are heard. Wanted: under 5 ms an article.
"""

import argparse
import asyncio
import random
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, quantiles
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.related import read_news
from benchmarks.verdict import Report, conclude
from news.article import IndexedWords
from news.moment import Moment
from news.ports import Storage
from news.rules.common import COMMON
from news.rules.watching import heads_in, heard
from news.subscriber import ChatId
from news.words import words_of
from storage import open_storage

EACH = 50
WANTED = 5


async def watch_all(storage: Storage, articles: Sequence[IndexedWords], watches: int) -> None:
    chosen = random.Random(7)  # noqa: S311 - the same watches each time
    for chat in range(watches // EACH):
        await storage.subscribers.join(ChatId(chat + 1), language="th", timezone="UTC", now=Moment(1))
    for number in range(watches):
        said = chosen.choice(articles)
        telling = [place for place, word in enumerate(said.body) if len(word) > 2 and word not in COMMON]
        start = chosen.choice(telling or [0])
        phrase = said.body[start : start + chosen.randint(1, 3)]
        await storage.watches.add(
            ChatId(number // EACH + 1),
            text=" ".join(phrase),
            words=phrase,
            muted=number % 3 == 0,
            most=EACH,
        )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--watches", type=int, default=100_000)
    asked = parser.parse_args()
    news = read_news(asked.news)
    articles = [
        IndexedWords(title=words_of(told.article.title), body=words_of(told.article.body)) for told in news
    ]
    with TemporaryDirectory() as folder:
        storage = await open_storage(f"sqlite:///{folder}/khao.db")
        await watch_all(storage, articles, asked.watches)
        took, looked_at, found = [], [], []
        for words in articles:
            begun = process_time()
            known = await storage.watches.among(heads_in([words]))
            looked_at.append(len(known))
            found.append(len(heard(known, words)))
            took.append(1000 * (process_time() - begun))
        await storage.close()
    report = Report(f"{asked.watches} watches, {len(articles)} articles")
    report.note("phrases looked at for an article", f"{mean(looked_at):.0f}")
    report.note("phrases heard in an article", f"{mean(found):.0f}")
    report.at_most("ms of CPU an article, mean", mean(took), WANTED, "{:.2f}")
    report.note("ms of CPU an article, 95th percentile", f"{quantiles(took, n=20)[-1]:.2f}")
    report.show()
    conclude(report)


if __name__ == "__main__":
    asyncio.run(main())
