"""Related articles, and one story once; run it by `python -m benchmarks.related --news PATH [--first N]`.

PATH is JSON Lines of news with categories and tags, packed with gzip or not. Related ones are told by title
and body alone: category, tags and summary are left out. The pairs of one story are made of the articles: every
third has a second report by another author, who has the journalist's summary for a title and beginning, and the
second half of the body. Wanted: same category@5 .82, common tag@5 .42; precision and recall .90.
"""

import argparse
import asyncio
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.verdict import Report, conclude
from news.actions.archive import archive
from news.actions.place import place
from news.article import NewArticle
from news.language import language_of
from news.moment import Moment, moment_of
from news.newsroom import Newsroom, Policy
from news.words import LocalSegmenter
from storage import open_storage

NOW = Moment(1_790_000_000)
BATCH = 50
PAIR_EVERY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    article: NewArticle
    category: str
    tags: frozenset[str]
    summary: str


def read_news(path: Path) -> list[Told]:
    if not path.is_file():
        raise SystemExit(f"There is no file at {path}: give --news a file of JSON Lines.")
    packed = path.read_bytes()
    lines = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode().split("\n")
    return [_told(json.loads(line), number) for number, line in enumerate(lines) if line.strip()]


def _told(said: dict[str, str], number: int) -> Told:
    when = said.get("published")
    article = NewArticle(
        key=str(said.get("id", number)),
        url=str(said["url"]),
        title=said["title"],
        body=said["body"],
        summary="",
        category="",
        tags=(),
        author="",
        image="",
        language=language_of(said["title"] + said["body"][:300]),
        published=moment_of(datetime.fromisoformat(when)) if when else NOW,
    )
    tags = frozenset(tag.strip() for tag in said.get("tags") or () if tag.strip())
    return Told(
        article=article, category=said.get("category", ""), tags=tags, summary=said.get("summary") or ""
    )


async def filled(newsroom: Newsroom, told: Sequence[NewArticle], *, source: str) -> float:
    """Seconds that filing and placing took."""
    begun = perf_counter()
    for start in range(0, len(told), BATCH):
        await archive(newsroom, told[start : start + BATCH], source=source, now=NOW)
        await place(newsroom)
    return perf_counter() - begun


async def related(newsroom: Newsroom, news: Sequence[Told]) -> Report:
    seconds = await filled(newsroom, [told.article for told in news], source="one")
    by_url = {told.article.url: told for told in news}
    stored = (await newsroom.storage.articles.latest(number=0, size=len(news))).items
    categories, tags, tagged = [], [], []
    for article in stored:
        own = by_url[article.url]
        found = (await newsroom.storage.stories.related(article.id, number=0, size=5)).items
        others = [by_url[other.url] for other in found]
        categories.append(sum(other.category == own.category for other in others) / 5)
        tags.append(sum(bool(other.tags & own.tags) for other in others) / 5)
        if any(other.tags & own.tags for other in news if other is not own):
            tagged.append(tags[-1])
    report = Report(f"related, by title and body alone, of {len(stored)} articles")
    report.at_least("same category@5", mean(categories), 0.82, "{:.3f}")
    report.at_least("common tag@5, over those that share a tag with any", mean(tagged), 0.42, "{:.3f}")
    report.note("common tag@5, over all", f"{mean(tags):.3f}")
    report.note("filed and placed a second of the clock", f"{len(news) / seconds:.0f}")
    return report


async def stories(newsroom: Newsroom, news: Sequence[Told]) -> Report:
    pairs = [told for told in news[::PAIR_EVERY] if len(told.summary) > 60 and len(told.article.body) > 600]
    await filled(newsroom, [told.article for told in news], source="one")
    await filled(newsroom, [_again(told) for told in pairs], source="another")
    latest = await newsroom.storage.articles.latest(number=0, size=2 * len(news))
    by_url = {article.url: article for article in latest.items}
    joined = right = 0
    for told in pairs:
        story = await newsroom.storage.stories.story_of(by_url[f"{told.article.url}/again"].id)
        assert story is not None
        urls = {report.url for report in await newsroom.storage.stories.reports(story)}
        joined += len(urls) > 1
        right += told.article.url in urls
    report = Report(f"one story by two authors, {len(pairs)} pairs among {len(news)} articles")
    report.at_least("precision", right / (joined or 1), 0.9, "{:.3f}")
    report.at_least("recall", right / len(pairs), 0.9, "{:.3f}")
    return report


def _again(told: Told) -> NewArticle:
    article, half = told.article, len(told.article.body) // 2
    assert article.published is not None
    return replace(
        article,
        key=f"{article.key}/again",
        url=f"{article.url}/again",
        title=told.summary[:90],
        body=f"{told.summary}\n\n{article.body[half:]}",
        published=Moment(article.published + 1800),
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--first", type=int, default=None, help="only so many articles")
    asked = parser.parse_args()
    news = read_news(asked.news)[: asked.first]
    reports = []
    for measure in (related, stories):
        with TemporaryDirectory() as folder:
            storage = await open_storage(f"sqlite:///{folder}/khao.db")
            newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
            reports.append(await measure(newsroom, news))
            await storage.close()
        reports[-1].show()
    conclude(*reports)


if __name__ == "__main__":
    asyncio.run(main())
