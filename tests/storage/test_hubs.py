from news.moment import Moment
from news.ports import Storage
from news.source import Hub, Lease, SourceId
from tests.storage.newsroom import LATER, NOON

FEED = "https://a.example/feed"
HUB = Hub(url="https://hub.example/", topic=FEED)
OTHER = Hub(url="https://hub.example/", topic=f"{FEED}?new")


async def followed(storage: Storage) -> SourceId:
    source = await storage.feeds.add(FEED, title="ก", topic="", now=NOON)
    await storage.hubs.name(source, HUB, NOON)
    return source


async def claimed(storage: Storage, now: Moment, *, place: str = "here") -> list[Lease]:
    return list(await storage.hubs.claim_due(now, place=place, until=Moment(now + 600), limit=9))


async def lease_of(storage: Storage, source: SourceId) -> Lease | None:
    known = await storage.feeds.get(source)
    assert known is not None
    return known.lease


async def held(storage: Storage, source: SourceId, topic: str = FEED) -> bool:
    return await storage.hubs.hold(source, topic, until=LATER, renew_at=Moment(LATER - 600))


async def test_a_hub_is_asked_once_until_it_confirms_and_again_before_the_end(storage: Storage) -> None:
    source = await followed(storage)
    (lease,) = await claimed(storage, NOON)
    assert (lease.hub, lease.wanted, lease.until, lease.tries) == (HUB, True, None, 0)
    await storage.hubs.name(source, HUB, NOON)
    assert await claimed(storage, NOON) == []
    assert not await held(storage, source, "https://another.example/")
    assert not await storage.hubs.end(source, FEED)
    assert await held(storage, source)
    await storage.hubs.put_off(lease.id, claimed=Moment(NOON + 600), next_at=NOON, reason="too late to tell")
    agreed = await lease_of(storage, source)
    assert agreed is not None
    assert (agreed.until, agreed.tries, agreed.trouble) == (LATER, 0, "")
    assert await claimed(storage, Moment(LATER - 601)) == []
    assert [one.until for one in await claimed(storage, Moment(LATER - 600))] == [LATER]


async def test_a_hub_that_fails_is_asked_later_and_its_trouble_is_told(storage: Storage) -> None:
    source = await followed(storage)
    (lease,) = await claimed(storage, NOON)
    await storage.hubs.put_off(lease.id, claimed=Moment(NOON + 600), next_at=LATER, reason="is gone")
    assert await claimed(storage, Moment(LATER - 1)) == []
    (page,) = (await storage.feeds.list(number=0, size=9)).items
    assert page.lease is not None
    assert (page.lease.tries, page.lease.trouble) == (1, "is gone")
    assert [one.tries for one in await claimed(storage, LATER)] == [1]
    assert await storage.hubs.deny(source, FEED, reason="no", next_at=Moment(LATER + 900))
    assert not await storage.hubs.deny(source, "else", reason="no", next_at=LATER)
    assert await claimed(storage, Moment(LATER + 899)) == []


async def test_a_hub_that_takes_back_its_word_is_told_as_one_in_trouble(storage: Storage) -> None:
    source = await followed(storage)
    await claimed(storage, NOON)
    await held(storage, source)
    assert await storage.hubs.deny(source, FEED, reason="refuses us: no", next_at=LATER)
    lease = await lease_of(storage, source)
    assert lease is not None
    assert (lease.until, lease.tries, lease.trouble) == (None, 1, "refuses us: no")


async def test_a_paused_source_gives_its_lease_back_and_asks_for_none(storage: Storage) -> None:
    source = await followed(storage)
    await held(storage, source)
    await storage.feeds.pause(source, paused=True, now=NOON)
    await storage.hubs.name(source, OTHER, NOON)
    assert await lease_of(storage, source) is None
    (lease,) = await claimed(storage, NOON)
    assert (lease.hub, lease.wanted) == (HUB, False)
    assert not await held(storage, source)
    await storage.feeds.pause(source, paused=False, now=NOON)
    await storage.hubs.name(source, HUB, NOON)
    assert [one.wanted for one in await claimed(storage, NOON)] == [True]
    assert not await storage.hubs.end(source, FEED)
    await storage.feeds.pause(source, paused=True, now=NOON)
    assert await storage.hubs.end(source, FEED)
    assert await claimed(storage, LATER) == []


async def test_a_source_elsewhere_or_with_another_hub_gives_back_the_former_one(storage: Storage) -> None:
    source = await followed(storage)
    await held(storage, source)
    await storage.hubs.name(source, OTHER, NOON)
    assert sorted((one.hub.topic, one.wanted) for one in await claimed(storage, NOON)) == [
        (FEED, False),
        (OTHER.topic, True),
    ]
    await storage.feeds.readdress(source, "https://new.example/feed", NOON)
    assert [one.hub for one in await claimed(storage, NOON)] == []
    await storage.hubs.name(source, None, NOON)
    assert await lease_of(storage, source) is None
    assert await claimed(storage, LATER) == []  # what no hub confirmed needs no word; what it did is over


async def test_hubs_that_know_us_by_a_former_address_are_asked_again(storage: Storage) -> None:
    source = await followed(storage)
    await claimed(storage, NOON)
    await held(storage, source)
    assert await claimed(storage, NOON) == []
    assert len(await claimed(storage, NOON, place="there")) == 1
    assert await claimed(storage, NOON, place="there") == []
