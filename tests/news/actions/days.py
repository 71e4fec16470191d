"""Days of a newsroom with readers of all habits, in seconds, by a clock that is only told.

Everything comes from one seed: what is published, what readers choose, when both processes that serve them
crash with copies in their hands.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from zoneinfo import ZoneInfo

from news.actions.digest import digest
from news.actions.publish import publish
from news.actions.reschedule import reschedule
from news.actions.subscribe import subscribe
from news.actions.turn import turn
from news.article import Article, ArticleId
from news.delivery import ClaimToken, Delivery, Mark, MessageId, Sent
from news.edition import Edition
from news.moment import Moment, datetime_of
from news.newsroom import Newsroom, Policy
from news.page import Page
from news.ports import Storage
from news.push import PushId
from news.rules.schedule import HEAD_START, is_quiet, next_run
from news.schedule import EVERY_DAY, Minute, QuietHours, Schedule
from news.sponsor import Sponsor
from news.subscriber import ChatId
from news.words import LocalSegmenter
from storage import open_storage
from tests.storage.newsroom import filing, followed, look

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Bangkok")
LEASE = 60


@dataclass(kw_only=True)
class Reader:
    chat: ChatId
    schedule: Schedule
    timezone: str
    joined: Moment
    steady: bool = True
    """Has never changed anything since."""
    left: bool = False
    told: Counter[ArticleId] = field(default_factory=Counter)
    cards: Counter[date] = field(default_factory=Counter)

    def day(self, now: Moment) -> date:
        return datetime_of(now).astimezone(ZoneInfo(self.timezone)).date()


@dataclass(kw_only=True)
class Days:
    url: str
    random: Random
    now: Moment
    ticked: Moment
    rooms: list[Newsroom] = field(default_factory=list)
    readers: dict[ChatId, Reader] = field(default_factory=dict)
    published: dict[ArticleId, Moment] = field(default_factory=dict)
    breaking: set[ArticleId] = field(default_factory=set)
    crashes: int = 0
    digests: int = 0
    cards: int = 0

    async def live(self, *, days: int, readers: int) -> None:
        await self._start()
        source = await followed(self.rooms[0].storage)
        await self.rooms[0].storage.sources.store(look(source.id, at=self.now))
        for _ in range(readers):
            await self._join()
        end = self.now + days * 86_400
        while self.now < end:
            self.now = Moment(self.now + self.random.choice((1, 60, 600, 1800, 3600, 5400)))
            for _ in range(self.random.choice((0, 0, 1, 1, 2))):
                await self._write(source.id)
            await self._something_happens()
            await self._tick()
        for _ in range(20):  # until every digest of a week has had its time
            self.now = Moment(self.now + 43_200)
            await self._tick()
        await self._stop()

    async def _start(self) -> None:
        for _ in range(2):
            storage = await open_storage(self.url)
            self.rooms.append(
                Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy(timezone="Asia/Bangkok"))
            )

    async def _stop(self) -> None:
        for room in self.rooms:
            await room.storage.close()
        self.rooms.clear()

    async def _join(self) -> None:
        room = self.random.choice(self.rooms)
        chat = ChatId(len(self.readers) + 1)
        await subscribe(room, chat, language="th", now=self.now)
        reader = Reader(chat=chat, schedule=self._habits(), timezone=self.random.choice(ZONES), joined=self.now)
        self.readers[chat] = reader
        await self._choose(reader)

    def _habits(self) -> Schedule:
        pick = self.random
        hours = sorted(pick.sample((2, 7, 8, 12, 18, 20, 23), pick.randint(1, 3)))
        start, end = pick.choice(((22, 7), (23, 6), (21, 8), (1, 9), (2, 3)))
        return Schedule(
            mode=pick.choice(("now", "now", "digest")),
            times=tuple(Minute(hour * 60) for hour in hours),
            weekdays=pick.choice((EVERY_DAY, EVERY_DAY[:5])),
            quiet=pick.choice((None, QuietHours(start=Minute(start * 60), end=Minute(end * 60)))),
            cap=pick.choice((0, 0, 2, 5)),
            breaking=pick.random() < 0.5,
        )

    async def _choose(self, reader: Reader) -> None:
        room = self.random.choice(self.rooms)
        await reschedule(room, reader.chat, schedule=reader.schedule, timezone=reader.timezone, now=self.now)

    async def _write(self, source: int) -> None:
        key = f"story {len(self.published)}"
        storage = self.rooms[0].storage
        tags = ("ด่วน",) if self.random.random() < 0.2 else ()
        written = filing(key, push_at=self.now, published=self.now, tags=tags, category="")
        await storage.sources.store(look(source, written, at=self.now))  # type: ignore[arg-type]
        (stored,) = [a for a in (await storage.articles.latest(number=0, size=5)).items if a.key == key]
        self.published[stored.id] = self.now
        if tags:
            self.breaking.add(stored.id)

    async def _something_happens(self) -> None:
        chance = self.random.random()
        reader = self.random.choice(list(self.readers.values()))
        if chance < 0.03:
            reader.schedule, reader.steady = self._habits(), False
            await self._choose(reader)
        elif chance < 0.05:
            reader.timezone, reader.steady = self.random.choice(ZONES), False
            await self._choose(reader)
        elif chance < 0.06 and not reader.left:
            reader.left = True
            await self.rooms[0].storage.subscribers.leave(reader.chat, reason="/stop", now=self.now)
        elif chance < 0.07:
            await self._join()
        elif chance < 0.12:
            await self._crash()

    async def _crash(self) -> None:
        """In the middle of publishing, with copies claimed and not sent; then nobody looks for a while."""
        self.crashes += 1
        room = self.rooms[0]
        await turn(room, now=self.now)
        await publish(room, render=rendered, sponsored=unsponsored, now=self.now)
        await room.storage.pushes.enqueue(slice_size=2)
        await room.storage.outbox.claim(
            self.now, token=ClaimToken("lost"), until=Moment(self.now + LEASE), limit=3
        )
        await self._stop()
        self.now = Moment(self.now + self.random.choice((LEASE, 7200, 36_000)))
        await self._start()

    async def _tick(self) -> None:
        """Both processes do all they can, at once; then what they have claimed arrives."""
        await asyncio.gather(*(self._work(room) for room in self.rooms))
        for number, room in enumerate(self.rooms):
            await room.storage.outbox.expire(self.now, to="waiting")
            token = ClaimToken(f"{number} at {self.now}")
            copies = await room.storage.outbox.claim(
                self.now, token=token, until=Moment(self.now + LEASE), limit=500
            )
            for copy in copies:
                await self._arrives(room.storage, copy)
            await room.storage.outbox.mark(
                [Mark(delivery=copy, verdict=Sent(MessageId(1), self.now)) for copy in copies]
            )
        self.ticked = self.now

    async def _work(self, room: Newsroom) -> None:
        await turn(room, now=self.now)
        await publish(room, render=rendered, sponsored=unsponsored, now=self.now)
        while await room.storage.pushes.enqueue(slice_size=7):
            pass
        await turn(room, now=self.now)
        while await digest(room, render=rendered_digest, sponsored=no_line, now=self.now):
            pass

    async def _arrives(self, storage: Storage, copy: Delivery) -> None:
        reader = self.readers[copy.chat_id]
        digested = (await storage.digests.articles(copy.push_id, number=0, size=10_000)).items
        articles: Sequence[ArticleId] = [article.id for article in digested] or [
            ArticleId(int(await storage.pushes.body(copy.push_id, "th")))
        ]
        reader.told.update(articles)
        wanted = not digested and reader.schedule.breaking and articles[0] in self.breaking
        if reader.steady:
            quiet = is_quiet(reader.schedule, reader.timezone, self.now)
            assert wanted or not quiet, f"{copy} in the quiet hours of {reader}"
        assert not reader.left, f"{copy} after leaving"
        if digested:
            self.digests += 1
            self._in_time(reader, copy)
        else:
            self.cards += 1
            self._within_the_cap(reader, copy, wanted=wanted)

    def _in_time(self, reader: Reader, copy: Delivery) -> None:
        waited = is_quiet(reader.schedule, reader.timezone, Moment(self.ticked + HEAD_START))
        if reader.steady and reader.schedule.mode == "digest" and not copy.attempts and not waited:
            run = next_run(reader.schedule, reader.timezone, self.ticked)
            assert run <= self.now, f"{copy} at no time of {reader}"

    def _within_the_cap(self, reader: Reader, copy: Delivery, *, wanted: bool) -> None:
        if not reader.steady or copy.attempts:
            return
        assert wanted or reader.schedule.mode == "now", f"{copy} is no digest for {reader}"
        day = reader.day(self.now)
        reader.cards[day] += 1
        cap = reader.schedule.cap
        assert not cap or reader.cards[day] <= cap, f"{copy} is over the cap of {reader}"

    def settled(self) -> None:
        """What must be true in the end: everything told once, to everybody who stayed."""
        told = defaultdict(list)
        for reader in self.readers.values():
            for article, at in self.published.items():
                if at >= reader.joined and not reader.left and reader.told[article] != 1:
                    told[reader.chat].append((article, reader.told[article]))
            assert max(reader.told.values(), default=0) <= 1, f"{reader} was told something twice"
        assert not told, f"missed by readers: {dict(told)}"


def unsponsored(article: Article, line: Sponsor, *, silent: bool) -> Mapping[Edition, str]:
    del article, line, silent
    return {}


def rendered(article: Article) -> Mapping[Edition, str]:
    return {"th": str(article.id), "en": str(article.id)}


def no_line(digest: PushId, page: Page[Article], timezone: str, line: Sponsor) -> Mapping[Edition, str]:
    return {}


def rendered_digest(digest: PushId, page: Page[Article], timezone: str) -> Mapping[Edition, str]:
    assert page.items, "a digest with nothing in it"
    return {"th": "{}", "en": "{}"}


def days_of(url: str, seed: int, start: Moment) -> Days:
    return Days(url=url, random=Random(seed), now=start, ticked=start)
