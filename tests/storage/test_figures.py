from news.delivery import Dead, Mark, MessageId, Sent
from news.figures import Ranked
from news.moment import Moment
from news.ports import Storage
from news.subscriber import ChatId
from tests.storage.newsroom import NOON, archived, claimed, filing, joined, on_its_way, pushed

HOUR = NOON // 3600


async def test_what_stands_is_counted(storage: Storage) -> None:
    await on_its_way(storage, 1, 2, 3)
    (first, *_) = await claimed(storage, limit=1)
    await storage.outbox.mark([Mark(delivery=first, verdict=Sent(MessageId(7), NOON))])
    standing = await storage.figures.standing(Moment(NOON + 90))
    assert (standing.waiting, standing.claimed, standing.lag) == (2, 0, 90)
    assert (standing.subscribers, standing.feeds, standing.articles, standing.filling) == (3, 1, 1, 0)


async def test_counts_of_an_hour_add_up_and_other_times_stay_out(storage: Storage) -> None:
    await storage.figures.add({"sent": 2, "failed": 0}, NOON)
    await storage.figures.add({"sent": 3, "blocked": 1}, Moment(NOON + 60))
    await storage.figures.add({"sent": 9}, Moment(NOON - 7200))
    await joined(storage, 1, 2, 3, since=NOON)
    await storage.subscribers.leave(ChatId(2), reason="/stop", now=Moment(NOON + 60))
    report = await storage.figures.report(NOON, Moment(NOON + 100), most=5)
    assert report.counts == {
        ("sent", HOUR): 5,
        ("blocked", HOUR): 1,
        ("joined", HOUR): 3,
        ("left", HOUR): 1,
    }
    assert report.subscribers == 2


async def test_rankings_begin_with_the_most(storage: Storage) -> None:
    first, second = await archived(storage, filing("a", category="Tech"), filing("b", category="ไอที"))
    for _ in range(2):
        await storage.tallies.count(second.id, "read", NOON)
    await storage.tallies.count(first.id, "read", NOON)
    for words in ("ชิป", "ควอนตัม", "ควอนตัม"):
        await storage.figures.missed(words, NOON)
    report = await storage.figures.report(NOON, Moment(NOON + 100), most=1)
    assert report.stories == [Ranked(name="Title of b", times=2)]
    assert report.topics == [Ranked(name="ไอที", times=2)]
    assert report.missed == [Ranked(name="ควอนตัม", times=2)]
    assert report.counts["tap", HOUR] == 3


async def test_each_push_has_its_own_figures(storage: Storage) -> None:
    await joined(storage, 1, 2, 3, 4)
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    one, two, three, _ = await claimed(storage)
    await storage.outbox.mark(
        [
            Mark(delivery=one, verdict=Sent(MessageId(1), NOON)),
            Mark(delivery=two, verdict=Sent(MessageId(2), NOON)),
            Mark(delivery=three, verdict=Dead("Bad Request")),
        ]
    )
    await storage.subscribers.leave(ChatId(1), reason="/stop", now=Moment(NOON + 60))
    await storage.subscribers.leave(ChatId(2), reason="Forbidden: bot was blocked", now=Moment(NOON + 90_000))
    await storage.tallies.count(stored.id, "read", NOON)
    page = await storage.figures.pushes(number=0, size=5)
    (push,) = page.items
    assert (push.title, push.sent, push.waiting, push.failed) == ("Title of a", 2, 1, 1)
    assert (push.blocked, push.stopped, push.taps) == (1, 1, 1)


async def test_an_alarm_is_due_once_an_hour(storage: Storage) -> None:
    times = (0, 3599, 3600)
    due = [await storage.alarms.due("x", Moment(NOON + at), pause=3600) for at in times]
    assert due == [True, False, True]
    assert await storage.alarms.due("y", NOON, pause=3600)
