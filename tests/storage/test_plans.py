"""That the statements asked most often use their index, shown by each database's own plan.

A witness takes down the statements as the storage makes them, so what is explained is what is run.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from news.article import ArticleId
from news.delivery import ClaimToken, Dead, Mark
from news.digest import Digest
from news.lookup import All, Lookup, Within
from news.moment import Moment
from news.ports import Storage
from news.source import SourceId
from news.subscriber import ChatId
from news.terms import Term
from storage import migrations
from storage.database import Database, Parameters, Row, Transaction
from storage.migrations import Migration
from storage.newsroom import NewsroomStorage
from storage.opening import open_database
from tests.storage.newsroom import article

CROWDED = Migration(version=1, script=Path(__file__).with_name("crowded.sql").read_text("utf-8"))


class Witness:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.dialect = database.dialect
        self.heard: list[tuple[str, Parameters]] = []

    async def read(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        self.heard.append((sql, parameters or {}))
        return await self._database.read(sql, parameters or {})

    async def write(self, sql: str, parameters: Parameters | None = None) -> Sequence[Row]:
        self.heard.append((sql, parameters or {}))
        return await self._database.write(sql, parameters or {})

    async def write_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        self.heard.extend((sql, row) for row in rows[:1])
        await self._database.write_many(sql, rows)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        yield self

    async def close(self) -> None:
        await self._database.close()

    async def plans(self) -> Sequence[str]:
        explain, line = (
            ("EXPLAIN QUERY PLAN ", "detail") if self.dialect.name == "sqlite" else ("EXPLAIN ", "QUERY PLAN")
        )
        heard, self.heard = self.heard, []
        rows = [await self._database.write(explain + sql, parameters) for sql, parameters in heard]
        return ["\n".join(row[line] for row in plan) for plan in rows]


@pytest.fixture
async def witness(tableless_url: str) -> AsyncIterator[Witness]:
    """In tables that nobody else is given, for they grow large; and those of others are not to be analysed."""
    database = await open_database(tableless_url)
    await migrations.apply(database, migrations.shipped())
    for statement in CROWDED.statements(database.dialect):
        await database.write(statement)
    yield Witness(database)
    await database.close()


async def claim(storage: Storage) -> None:
    await storage.outbox.claim(Moment(99_999), token=ClaimToken("t"), until=Moment(100_000), limit=30)


async def expire(storage: Storage) -> None:
    await storage.outbox.expire(Moment(17_050), to="waiting")


async def hold(storage: Storage) -> None:
    await storage.outbox.hold(ChatId(19_000), until=Moment(99_999))


async def leave(storage: Storage) -> None:
    await storage.subscribers.leave(ChatId(19_000), reason="", now=Moment(5))


async def due_sources(storage: Storage) -> None:
    await storage.sources.claim_due(Moment(1_010), until=Moment(9_999), limit=10)


async def known(storage: Storage) -> None:
    await storage.sources.known(SourceId(1), [article(str(number)) for number in range(30)])


async def elsewhere(storage: Storage) -> None:
    urls = [f"https://news.example/{number}" for number in range(30)]
    await storage.articles.elsewhere(SourceId(1), urls, own=True)


async def awaiting(storage: Storage) -> None:
    await storage.feeds.awaiting(number=0, size=1)


async def push_figures(storage: Storage) -> None:
    await storage.figures.pushes(number=0, size=1)


async def due_articles(storage: Storage) -> None:
    await storage.pushes.due(Moment(5_910), limit=10)


async def enqueue(storage: Storage) -> None:
    await storage.pushes.enqueue(slice_size=100)


async def latest(storage: Storage) -> None:
    await storage.articles.latest(number=1, size=5)


async def search(storage: Storage) -> None:
    within = Within(since=Moment(1_010), until=Moment(3_000), sources=(SourceId(1),))
    await storage.index.find(Lookup(wanted=Term("a7")), limit=400)
    await storage.index.find(Lookup(wanted=All([Term("a7"), Term("ffff")]), within=within), limit=400)
    await storage.index.postings([Term("a7"), Term("a8")], limit=400)


async def show_found(storage: Storage) -> None:
    await storage.index.candidates([ArticleId(7)], length=300)
    await storage.index.articles([ArticleId(7)])


async def mark(storage: Storage) -> None:
    (copy,) = await storage.outbox.claim(Moment(99_999), token=ClaimToken("t"), until=Moment(100_000), limit=1)
    await storage.outbox.mark([Mark(delivery=copy, verdict=Dead("gone"))])


async def topics(storage: Storage) -> None:
    await storage.topics.page(ChatId(7), since=Moment(5_900), number=0, size=12)


async def claim_stale(storage: Storage) -> None:
    await storage.outbox.claim_stale(Moment(99_999), token=ClaimToken("t"), until=Moment(100_000), limit=30)


async def withdraw(storage: Storage) -> None:
    await storage.amendments.withdraw(ArticleId(1_500), Moment(20))


async def changes(storage: Storage) -> None:
    await storage.amendments.due(Moment(30), limit=9)


async def sweep(storage: Storage) -> None:
    await storage.amendments.sweep(slice_size=100)


async def due_schedules(storage: Storage) -> None:
    await storage.schedules.due(Moment(1_010), limit=10)


async def due_digests(storage: Storage) -> None:
    await storage.digests.due(Moment(20), limit=10)


async def set_aside(storage: Storage) -> None:
    await storage.outbox.set_aside(Moment(99_999), limit=30)


async def send_digest(storage: Storage) -> None:
    (kept, *_) = await storage.digests.due(Moment(20), limit=10)
    new = await storage.digests.keep(kept.articles, kept.timezone, Moment(20))
    await storage.digests.send(
        Digest(id=new, articles=kept.articles, chats=[kept.chat_id], at=Moment(20), bodies={"th": "{}"})
    )


ASKED_MOST: Sequence[tuple[Callable[[Storage], Awaitable[None]], str, Sequence[str | dict[str, str]]]] = [
    (claim, "delivery", ["delivery_due"]),
    (claim_stale, "delivery", ["delivery_stale"]),
    (
        withdraw,
        "push",
        [
            {"sqlite": "sqlite_autoindex_push_1", "postgres": "push_article_id_key"},
            "digest_article_by_article",
        ],
    ),
    (changes, "push", ["push_amend"]),
    (sweep, "push", ["push_sweep"]),
    (sweep, "delivery", [{"sqlite": "PRIMARY KEY", "postgres": "delivery_pkey"}]),
    (mark, "delivery", [{"sqlite": "PRIMARY KEY", "postgres": "delivery_pkey"}]),
    (expire, "delivery", ["delivery_claimed"]),
    (hold, "delivery", ["delivery_waiting_by_chat"]),
    (leave, "delivery", ["delivery_waiting_by_chat"]),
    (due_sources, "source", ["source_due"]),
    (known, "article", ["article_by_key", "article_by_url"]),
    (due_articles, "article", ["article_due"]),
    (enqueue, "push", ["push_filling"]),
    (enqueue, "subscriber", [{"sqlite": "subscriber_turn", "postgres": "subscriber_chat_id_key"}]),
    (
        enqueue,
        "topic_choice",
        [{"sqlite": "topic_choice USING PRIMARY KEY", "postgres": "topic_choice_pkey"}],
    ),
    (topics, "article", ["article_by_topic"]),
    (elsewhere, "article", ["article_by_address"]),
    (awaiting, "article", ["article_awaits"]),
    (push_figures, "delivery", [{"sqlite": "PRIMARY KEY", "postgres": "delivery_pkey"}]),
    (due_schedules, "schedule", ["schedule_turn"]),
    (due_digests, "delivery", ["delivery_kept_due", "delivery_kept_by_chat"]),
    (set_aside, "delivery", ["delivery_due"]),
    (send_digest, "delivery", ["delivery_kept_by_chat"]),
    (
        send_digest,
        "subscriber",
        [{"sqlite": "sqlite_autoindex_subscriber_1", "postgres": "subscriber_chat_id_key"}],
    ),
    (latest, "page", ["article_latest"]),
    (search, "document_terms", [{"sqlite": "VIRTUAL TABLE INDEX", "postgres": "document_terms_match"}]),
    (show_found, "article", [{"sqlite": "INTEGER PRIMARY KEY", "postgres": "article_pkey"}]),
]
"""What is asked, the table that must not be read from end to end for it, and the indexes that spare us that."""


async def test_what_is_asked_most_uses_its_index(witness: Witness) -> None:
    storage = NewsroomStorage(witness)
    for call, table, indexes in ASKED_MOST:
        await call(storage)
        plans = "\n".join(await witness.plans())
        for index in indexes:
            name = index if isinstance(index, str) else index[witness.dialect.name]
            assert re.search(rf"\b{name}\b", plans), plans
        assert not re.search(rf"Seq Scan on {table}\b|SCAN {table}$", plans, re.MULTILINE), plans
