from collections.abc import Sequence
from dataclasses import replace

from news.amendment import NewVersion
from news.article import Article, ArticleId
from news.delivery import Delivery, Mark, MessageId, Sent
from news.moment import Moment
from news.ports import Storage
from news.push import NewPush, PushId
from news.sponsor import Placement, SponsorId, Terms
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined

AGREED = Terms(text="ร้านกาแฟ", url="https://cafe.example/?utm_source=khao", topics=("AI",), cap=2)


async def running(storage: Storage, **changes: object) -> SponsorId:
    sponsor = await storage.sponsors.add(replace(AGREED, **changes), NOON)  # type: ignore[arg-type]
    assert await storage.sponsors.turn(sponsor, "running")
    return sponsor


async def pushed_with(storage: Storage, stored: Article, sponsor: SponsorId, *, day: int = 7) -> PushId:
    push = await storage.pushes.create(
        NewPush(
            article_id=stored.id,
            revision=stored.revision,
            at=NOON,
            bodies={"th": "ก", "en": "a"},
            placement=Placement(sponsor=sponsor, day=day, bodies={"th": "ก+", "en": "a+"}),
        )
    )
    assert push is not None
    while await storage.pushes.enqueue(slice_size=2):
        pass
    return push


async def stories(storage: Storage, count: int) -> Sequence[Article]:
    return await archived(storage, *(filing(str(number)) for number in range(count)))


def with_line(copies: Sequence[Delivery], push: PushId) -> set[int]:
    return {copy.chat_id for copy in copies if copy.push_id == push and copy.sponsor is not None}


async def test_what_was_agreed_is_kept_and_settled_until_the_line_is_ended(storage: Storage) -> None:
    sponsor = await storage.sponsors.add(AGREED, NOON)
    assert not await storage.sponsors.running()
    known = await storage.sponsors.get(sponsor)
    assert known is not None
    assert (known.terms, known.state, known.shown, known.taps) == (AGREED, "paused", 0, 0)
    dated = replace(AGREED, starts_at=NOON, ends_at=LATER, topics=())
    assert await storage.sponsors.settle(sponsor, dated)
    assert await storage.sponsors.turn(sponsor, "running")
    assert not await storage.sponsors.turn(sponsor, "running")
    assert [one.terms for one in await storage.sponsors.running()] == [dated]
    other = await storage.sponsors.add(AGREED, NOON)
    assert await storage.sponsors.turn(other, "ended")
    assert not await storage.sponsors.turn(other, "running")
    assert not await storage.sponsors.settle(other, dated)
    third = await storage.sponsors.add(AGREED, NOON)
    page = await storage.sponsors.list(number=0, size=9)
    assert ([one.id for one in page.items], page.total) == ([third, sponsor, other], 3)
    assert await storage.sponsors.get(SponsorId(404)) is None
    assert not await storage.sponsors.turn(SponsorId(404), "running")


async def test_a_reader_gets_a_line_as_often_a_day_as_agreed(storage: Storage) -> None:
    await joined(storage, -3, 1, 2)
    sponsor = await running(storage)
    first, second, third, fourth = await stories(storage, 4)
    pushes = [await pushed_with(storage, one, sponsor) for one in (first, second, third)]
    tomorrow = await pushed_with(storage, fourth, sponsor, day=8)
    copies = await claimed(storage)
    assert [len(with_line(copies, push)) for push in (*pushes, tomorrow)] == [3, 3, 0, 3]
    assert len(copies) == 12


async def test_a_line_that_is_paused_meanwhile_is_in_no_copy(storage: Storage) -> None:
    await joined(storage, 1)
    sponsor = await running(storage)
    await storage.sponsors.turn(sponsor, "paused")
    (stored,) = await stories(storage, 1)
    push = await pushed_with(storage, stored, sponsor)
    assert with_line(await claimed(storage), push) == set()


async def test_lines_shown_are_counted_as_their_copies_arrive_and_taps_until_the_end(storage: Storage) -> None:
    await joined(storage, 1, 2, 3)
    sponsor = await running(storage)
    (stored,) = await stories(storage, 1)
    await pushed_with(storage, stored, sponsor)
    one, two, three = await claimed(storage)
    plain = replace(three, sponsor=None)
    arrived = [Mark(delivery=copy, verdict=Sent(MessageId(copy.chat_id), NOON)) for copy in (one, two, plain)]
    await storage.outbox.mark(arrived)
    tapped = await storage.sponsors.tap(sponsor)
    assert tapped is not None
    assert (tapped.shown, tapped.taps, tapped.placed_at) == (2, 1, NOON)
    await storage.sponsors.turn(sponsor, "ended")
    assert await storage.sponsors.tap(sponsor) is None
    assert await claimed(storage) == []


async def test_an_edit_takes_the_line_from_copies_still_to_come(storage: Storage) -> None:
    await joined(storage, 1)
    sponsor = await running(storage)
    (stored,) = await stories(storage, 1)
    push = await pushed_with(storage, stored, sponsor)
    assert await storage.pushes.sponsored_body(push, "th") == "ก+"
    assert await storage.pushes.sponsored_body(push, "th/full") is None
    assert await storage.pushes.body(push, "th") == "ก"
    await edited(storage, stored.id)
    assert await storage.pushes.sponsored_body(push, "th") is None
    assert await storage.pushes.body(push, "th") == "ข"


async def edited(storage: Storage, article: ArticleId) -> None:
    known = await storage.articles.get(article)
    assert known is not None
    await storage.amendments.withdraw(article, NOON)
    (change,) = await storage.amendments.due(Moment(NOON), limit=1)
    await storage.amendments.renew(
        NewVersion(
            change=change,
            bodies={"th": "ข", "en": "b"},
            at=NOON,
            followed=0,
            followed_from=NOON,
            withdrawn=True,
        )
    )
