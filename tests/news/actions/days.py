"""Days of a newsroom with readers of all habits, in seconds, by a clock that is only told.

Everything comes from one seed: what is published, edited and taken back, what readers choose, whom they block,
what Telegram refuses, and when both processes that serve them crash with copies in their hands.
"""

import asyncio
from dataclasses import dataclass, field
from random import Random

from news.actions.amend import amend
from news.actions.digest import digest
from news.actions.follow import follow
from news.actions.publish import publish
from news.actions.reschedule import reschedule
from news.actions.retract import retract
from news.actions.settle import Attempt, settle
from news.actions.subscribe import subscribe
from news.actions.turn import turn
from news.amendment import Correction
from news.article import Article, ArticleId
from news.delivery import Arrived, ClaimToken, Delivery, Outcome
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.source import SourceId
from news.subscriber import ChatId
from news.words import LocalSegmenter
from storage import open_storage
from tests.news.actions import wording
from tests.news.actions.chats import Chats
from tests.news.actions.promises import LONGEST_PAUSE, told_once, up_to_date, within_reach
from tests.news.actions.reader import ZONES, Reader, habits
from tests.storage.newsroom import filing, followed, look

LEASE = 60


@dataclass(kw_only=True)
class Days:
    url: str
    random: Random
    now: Moment
    ticked: Moment
    chats: Chats
    rooms: list[Newsroom] = field(default_factory=list)
    readers: dict[ChatId, Reader] = field(default_factory=dict)
    published: dict[ArticleId, Moment] = field(default_factory=dict)
    withdrawn: dict[ArticleId, Moment] = field(default_factory=dict)
    breaking: set[ArticleId] = field(default_factory=set)
    in_flight: set[tuple[ChatId, ArticleId]] = field(default_factory=set)
    """Told by a process that crashed before it was written down: these come again, once, be it in a digest."""
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
        for _ in range(20):  # until every digest of a week has had its time, and every edit has followed
            self.now = Moment(self.now + 43_200)
            await self._tick()
        told_once(self.readers.values(), self.published, self.withdrawn)
        for message in within_reach(self.chats, self.readers):
            await up_to_date(self.rooms[0].storage, message, self.withdrawn)
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
        chat = ChatId(len(self.readers) + 1)
        reader = Reader(
            chat=chat, schedule=habits(self.random), timezone=self.random.choice(ZONES), joined=self.now
        )
        self.readers[chat] = reader
        await self._begin(reader)
        await self._choose(reader)

    async def _begin(self, reader: Reader) -> None:
        await subscribe(self.random.choice(self.rooms), reader.chat, language="th", now=self.now)

    async def _choose(self, reader: Reader) -> None:
        room = self.random.choice(self.rooms)
        await reschedule(room, reader.chat, schedule=reader.schedule, timezone=reader.timezone, now=self.now)

    async def _write(self, source: SourceId) -> None:
        key = f"story {len(self.published)}"
        storage = self.rooms[0].storage
        tags = ("ด่วน",) if self.random.random() < 0.2 else ()
        written = filing(key, push_at=self.now, published=self.now, tags=tags, category="", title=(key,))
        await storage.sources.store(look(source, written, at=self.now))
        (stored,) = [a for a in (await storage.articles.latest(number=0, size=5)).items if a.key == key]
        self.published[stored.id] = self.now
        if tags:
            self.breaking.add(stored.id)

    async def _something_happens(self) -> None:
        chance = self.random.random()
        reader = self.random.choice(list(self.readers.values()))
        if chance < 0.03:
            reader.schedule, reader.steady = habits(self.random), False
            await self._choose(reader)
        elif chance < 0.05:
            reader.timezone, reader.steady = self.random.choice(ZONES), False
            await self._choose(reader)
        elif chance < 0.07:
            await self._leave_or_return(reader)
        elif chance < 0.08:
            await self._join()
        elif chance < 0.10:
            self.chats.remove_one()
        elif chance < 0.22:
            await self._edit()
        elif chance < 0.26:
            await self._retract()
        elif chance < 0.31:
            await self._crash()

    async def _leave_or_return(self, reader: Reader) -> None:
        if reader.left:
            reader.left, reader.steady, reader.joined = False, False, self.now
            self.chats.blocked.discard(reader.chat)
            await self._begin(reader)
        elif self.random.random() < 0.5:
            reader.left = True
            await self.rooms[0].storage.subscribers.leave(reader.chat, reason="/stop", now=self.now)
        else:
            reader.left = True
            self.chats.block(reader.chat)  # which the newsroom learns from the next copy

    async def _edit(self) -> None:
        article = await self._some_article()
        if article is not None:
            title = Correction(title=f"{article.title.partition(' #')[0]} #{article.revision + 1}")
            room = self.random.choice(self.rooms)
            await amend(
                room, article.id, revision=article.revision, correction=title, follow="all", now=self.now
            )

    async def _retract(self) -> None:
        article = await self._some_article()
        if article is not None and await retract(self.random.choice(self.rooms), article.id, now=self.now):
            self.withdrawn[article.id] = self.now

    async def _some_article(self) -> Article | None:
        known = [article for article in self.published if article not in self.withdrawn]
        latest = known[-12:]  # what is old is rarely touched
        return await self.rooms[0].storage.articles.get(self.random.choice(latest)) if latest else None

    async def _crash(self) -> None:
        """In the middle of all work, with copies claimed and one on its way; then nobody looks for a while."""
        self.crashes += 1
        room = self.rooms[0]
        await turn(room, now=self.now)
        await publish(room, render=wording.card, sponsored=wording.unsponsored, now=self.now)
        await room.storage.pushes.enqueue(slice_size=2)
        await self._follow(room)
        await room.storage.amendments.sweep(slice_size=2)
        for copy, outcome in await self._performed(room, ClaimToken("lost"), limit=3, most=1):
            if copy.message_id is None and isinstance(outcome, Arrived):
                text = await room.storage.pushes.body(copy.push_id, copy.edition)
                told = await self._told_by(room, copy, text)
                self.in_flight.update((copy.chat_id, article) for article in told)
                self.chats.lose_sight_of(copy, outcome.message_id)
        await self._stop()
        self.now = Moment(self.now + self.random.choice((LEASE, 7200, LONGEST_PAUSE)))
        await self._start()

    async def _tick(self) -> None:
        """Both processes do all they can, at once; then what they have claimed arrives.

        What each left to the other, which only had it locked, is done a moment later.
        """
        await asyncio.gather(*(self._work(room) for room in self.rooms))
        await self._work(self.rooms[0])
        for number, room in enumerate(self.rooms):
            await room.storage.outbox.expire(self.now, to="waiting")
            attempts = await self._performed(room, ClaimToken(f"{number} at {self.now}"), limit=500, most=1000)
            await settle(room, attempts, now=self.now, random=self.random)
        self.ticked = self.now

    async def _work(self, room: Newsroom) -> None:
        await turn(room, now=self.now)
        await publish(room, render=wording.card, sponsored=wording.unsponsored, now=self.now)
        while await room.storage.pushes.enqueue(slice_size=7):
            pass
        await turn(room, now=self.now)
        while await digest(room, render=wording.digest, sponsored=wording.no_line, now=self.now):
            pass
        await self._follow(room)
        while await room.storage.amendments.sweep(slice_size=7):
            pass

    async def _follow(self, room: Newsroom) -> None:
        while await follow(room, renderers=wording.RENDERERS, now=self.now):
            pass

    async def _performed(self, room: Newsroom, token: ClaimToken, *, limit: int, most: int) -> list[Attempt]:
        outbox, until = room.storage.outbox, Moment(self.now + LEASE)
        stale = await outbox.claim_stale(self.now, token=token, until=until, limit=limit)
        fresh = await outbox.claim(self.now, token=token, until=until, limit=limit)
        return [(copy, await self._deliver(room, copy)) for copy in [*stale, *fresh][:most]]

    async def _deliver(self, room: Newsroom, copy: Delivery) -> Outcome:
        text = await room.storage.pushes.body(copy.push_id, copy.edition)
        refused = (copy.chat_id, copy.push_id) in self.chats.refused
        held = self.chats.held_until.get(copy.chat_id, Moment(0)) >= self.ticked
        prompt = not (copy.attempts or refused or held)
        outcome = self.chats.perform(copy, text, self.now)
        if copy.message_id is None and isinstance(outcome, Arrived):
            await self._arrived(room, copy, text, prompt=prompt)
        return outcome

    async def _told_by(self, room: Newsroom, copy: Delivery, text: str) -> list[ArticleId]:
        """A digest may hold more than its first page names."""
        if not wording.is_digest(text):
            return wording.named(text)
        page = await room.storage.digests.articles(copy.push_id, number=0, size=10_000)
        return [article.id for article in page.items]

    async def _arrived(self, room: Newsroom, copy: Delivery, text: str, *, prompt: bool) -> None:
        articles = await self._told_by(room, copy, text)
        reader = self.readers[copy.chat_id]
        assert articles, f"{copy} has nothing in it"
        assert not self.withdrawn.keys() & set(articles), f"{copy} tells what was withdrawn"
        news = [article for article in articles if (copy.chat_id, article) not in self.in_flight]
        self.in_flight -= {(copy.chat_id, article) for article in articles}
        reader.told.update(news)
        if wording.is_digest(text):
            self.digests += 1
            reader.takes_digest(copy, prompt=prompt, ticked=self.ticked, now=self.now)
        elif news:
            self.cards += 1
            reader.takes_card(copy, prompt=prompt, breaking=articles[0] in self.breaking, now=self.now)


def days_of(url: str, seed: int, start: Moment) -> Days:
    random = Random(seed)
    return Days(url=url, random=random, now=start, ticked=start, chats=Chats(random=random))
