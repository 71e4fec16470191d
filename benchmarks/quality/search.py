"""Search: nDCG@10 of editors' tags, whole, misspelt and in part, and of questions; on both databases."""

import random
import sqlite3
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from math import log2
from pathlib import Path
from typing import Final

import asyncpg
from rich.console import Console
from rich.table import Table

from benchmarks.corpus import archive, articles_of, bare, questions_of
from benchmarks.database import Kind, database
from news.actions.search import search
from news.article import NewArticle
from news.newsroom import Newsroom, Policy
from news.words import LocalSegmenter
from storage import open_storage

TOP: Final = 10
FEWEST: Final = 3
"""Articles that a tag must have to be asked for."""
_TONES: Final = "่้๊๋็์"
_LETTERS: Final = "กขคงจชตทนบปพมยรลวสหอาิีุูเแโ"

Right = Mapping[str, frozenset[str]]
"""By what is asked, the keys of the articles that are right."""
Find = Callable[[str], Awaitable[Sequence[str]]]


async def report(news: Path, questions: Path) -> None:
    articles, encyclopedia = articles_of(news), articles_of(questions)
    tags = _tags(articles)
    half = len(tags) // 2
    halves = {"first half": tags[:half], "second half": tags[half:]}
    tasks: list[tuple[str, str, Right]] = [
        *((f"tag, {name}", ".57", dict(some)) for name, some in halves.items()),
        *((f"misspelt, {name}", ".44", _spoilt(some, misspelt, 4)) for name, some in halves.items()),
        *((f"part of it, {name}", ".42", _spoilt(some, part, 6)) for name, some in halves.items()),
    ]
    answers = {q.text: frozenset({q.answer}) for q in questions_of(questions)}
    asked = list(answers)
    middle = len(asked) // 2
    tasks_of_questions: list[tuple[str, str, Right]] = [
        ("question, first half", ".95", {text: answers[text] for text in asked[:middle]}),
        ("question, second half", ".95", {text: answers[text] for text in asked[middle:]}),
    ]
    table = Table("nDCG@10", "asked", "wanted", "FTS5 as it comes", "SQLite", "PostgreSQL", title="Search")
    for texts, wanted in ((articles, tasks), (encyclopedia, tasks_of_questions)):
        bare_texts = [bare(article) for article in texts]
        plain = [await _score(_plain(bare_texts), right) for _, _, right in wanted]
        ours = await _scores("sqlite", bare_texts, wanted)
        try:
            theirs: Sequence[float | None] = await _scores("postgres", bare_texts, wanted)
        except (OSError, asyncpg.PostgresError):
            theirs = [None] * len(wanted)
        for (name, goal, right), *figures in zip(wanted, plain, ours, theirs, strict=True):
            table.add_row(name, str(len(right)), goal, *("-" if f is None else f"{f:.3f}" for f in figures))
    Console().print(table)


async def _scores(
    kind: Kind, articles: Sequence[NewArticle], tasks: Sequence[tuple[str, str, Right]]
) -> Sequence[float]:
    async with database(kind) as url, AsyncExitStack() as stack:
        storage = await open_storage(url)
        stack.push_async_callback(storage.close)
        await archive(storage, articles)
        newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())

        async def find(text: str) -> Sequence[str]:
            found = await search(newsroom, text, number=0, size=TOP)
            return [hit.article.key for hit in found.items]

        return [await _score(find, right) for _, _, right in tasks]


async def _score(find: Find, right: Right) -> float:
    return sum([_ndcg(await find(text), keys) for text, keys in right.items()]) / len(right)


def _ndcg(found: Sequence[str], right: frozenset[str]) -> float:
    best = sum(1 / log2(place + 2) for place in range(min(TOP, len(right))))
    return sum(1 / log2(place + 2) for place, key in enumerate(found[:TOP]) if key in right) / best


def _tags(articles: Sequence[NewArticle]) -> list[tuple[str, frozenset[str]]]:
    """Tags that several articles have, in the order of their coming."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        for tag in article.tags:
            keys[tag].add(article.key)
    return [(tag, frozenset(tagged)) for tag, tagged in keys.items() if len(tagged) >= FEWEST]


def _spoilt(
    tags: Sequence[tuple[str, frozenset[str]]], spoil: Callable[[str, random.Random], str], shortest: int
) -> Right:
    chosen = random.Random(7)  # noqa: S311 - the same mistakes each time
    return {spoil(tag, chosen): right for tag, right in tags if len(tag) >= shortest}


def misspelt(word: str, chosen: random.Random) -> str:
    """A tone mark or a letter dropped, two letters exchanged, or another in place of one."""
    marks = [place for place, letter in enumerate(word) if letter in _TONES]
    place = chosen.randrange(1, len(word))
    match chosen.choice(("mark", "drop", "exchange", "other")):
        case "mark" if marks:
            place = chosen.choice(marks)
            return word[:place] + word[place + 1 :]
        case "exchange" if place + 1 < len(word):
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case "other":
            return word[:place] + chosen.choice(_LETTERS) + word[place + 1 :]
        case _:
            return word[:place] + word[place + 1 :]


def part(word: str, chosen: random.Random) -> str:
    """Two thirds of it, from anywhere."""
    length = max(3, len(word) * 2 // 3)
    start = chosen.randrange(len(word) - length + 1)
    return word[start : start + length]


def _plain(articles: Sequence[NewArticle]) -> Find:
    """What SQLite finds when it is given the text as it is, and any of the words as they are spaced."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE plain USING fts5 (title, body)")
    database.executemany(
        "INSERT INTO plain (rowid, title, body) VALUES (?, ?, ?)",
        ((number, article.title, article.body) for number, article in enumerate(articles)),
    )

    async def find(text: str) -> Sequence[str]:
        words = " OR ".join(f'"{word}"' for word in text.replace('"', " ").split())
        sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?"
        return [articles[number].key for (number,) in database.execute(sql, (words, TOP))] if words else []

    return find
