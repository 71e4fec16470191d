import asyncio
from collections.abc import Sequence

import pytest

from news.delivery import Dead, Delivery, Mark, MessageId, Retry, Sent, Uncertain, Verdict
from news.moment import Moment
from news.ports import Storage
from news.subscriber import ChatId
from storage import open_storage
from tests.storage.newsroom import LATER, NOON, archived, claimed, filing, joined, on_its_way, pushed

SENT = Sent(MessageId(5), NOON)
FAR = LATER * 2


async def mark(storage: Storage, copies: Sequence[Delivery], verdict: Verdict) -> None:
    await storage.outbox.mark([Mark(delivery=copy, verdict=verdict) for copy in copies])


async def test_a_claim_is_leased_and_nobody_elses(storage: Storage) -> None:
    push = await on_its_way(storage, 1)
    (copy,) = await claimed(storage, name="mine")
    assert copy == Delivery(
        push_id=push, chat_id=ChatId(1), edition="th", silent=False, attempts=0, token=copy.token
    )
    assert copy.token == "mine"
    assert await claimed(storage, name="yours", at=LATER) == []


async def test_senders_at_once_claim_each_copy_once(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    await on_its_way(storages[0], *range(1, 61))
    claims = await asyncio.gather(
        *(claimed(storage, name=f"sender {n}", limit=7) for n, storage in enumerate(storages * 4))
    )
    for storage in storages:
        await storage.close()
    chats = [copy.chat_id for claim in claims for copy in claim]
    assert sorted(chats) == list(range(1, 61))
    assert max(len(claim) for claim in claims) <= 7


async def test_the_older_push_goes_first(storage: Storage) -> None:
    await joined(storage, 1, 2)
    one, other = await archived(storage, filing("a"), filing("b"))
    older = await pushed(storage, one, at=NOON)
    newer = await pushed(storage, other, at=Moment(NOON + 1))
    assert [copy.push_id for copy in await claimed(storage, at=NOON + 1)] == [older, older, newer, newer]


async def test_no_more_are_claimed_than_asked_for(storage: Storage) -> None:
    await on_its_way(storage, 1, 2, 3)
    assert len(await claimed(storage, limit=2)) == 2


async def test_a_sent_copy_is_done(storage: Storage) -> None:
    await on_its_way(storage, 1, 2)
    await mark(storage, await claimed(storage), SENT)
    assert await storage.outbox.expire(Moment(FAR), to="waiting") == 0
    assert await claimed(storage, at=FAR) == []


async def test_a_retry_waits_for_its_time_and_counts(storage: Storage) -> None:
    await on_its_way(storage, 1)
    await mark(storage, await claimed(storage), Retry(due_at=LATER, attempts=3, reason="5xx"))
    assert await claimed(storage, at=LATER - 1) == []
    assert [copy.attempts for copy in await claimed(storage, at=LATER)] == [3]


@pytest.mark.parametrize("verdict", [Dead("gone"), Uncertain("timed out")])
async def test_dead_and_uncertain_copies_are_not_sent_again(storage: Storage, verdict: Verdict) -> None:
    await on_its_way(storage, 1)
    await mark(storage, await claimed(storage), verdict)
    assert await storage.outbox.expire(Moment(FAR), to="waiting") == 0
    assert await claimed(storage, at=FAR) == []


async def test_marks_of_every_kind_go_together(storage: Storage) -> None:
    await on_its_way(storage, 1, 2, 3, 4)
    copies = await claimed(storage)
    verdicts: tuple[Verdict, ...] = (
        SENT,
        Retry(due_at=NOON, attempts=1, reason="busy"),
        Dead("gone"),
        Uncertain("timed out"),
    )
    await storage.outbox.mark(
        [Mark(delivery=copy, verdict=verdict) for copy, verdict in zip(copies, verdicts, strict=True)]
    )
    assert [copy.chat_id for copy in await claimed(storage, at=FAR)] == [copies[1].chat_id]


async def test_no_marks_are_no_work(storage: Storage) -> None:
    await storage.outbox.mark([])


async def test_a_mark_whose_claim_has_passed_to_another_is_left_out(storage: Storage) -> None:
    await on_its_way(storage, 1)
    late = await claimed(storage, name="slow", until=NOON + 10)
    await storage.outbox.expire(Moment(NOON + 10), to="waiting")
    current = await claimed(storage, name="quick", at=NOON + 10)
    await mark(storage, late, Retry(due_at=NOON, attempts=9, reason="late"))
    assert await claimed(storage, name="third", at=NOON + 11) == []
    await mark(storage, current, SENT)
    assert await claimed(storage, at=FAR) == []


async def test_a_second_mark_changes_nothing(storage: Storage) -> None:
    await on_its_way(storage, 1)
    copies = await claimed(storage)
    await mark(storage, copies, SENT)
    await mark(storage, copies, Retry(due_at=NOON, attempts=1, reason="again"))
    assert await claimed(storage, at=FAR) == []


@pytest.mark.parametrize("to", ["waiting", "uncertain"])
async def test_a_sender_that_was_only_slow_may_still_say_it_was_sent(storage: Storage, to: str) -> None:
    await on_its_way(storage, 1)
    copies = await claimed(storage, until=NOON + 10)
    assert await storage.outbox.expire(LATER, to="waiting" if to == "waiting" else "uncertain") == 1
    await mark(storage, copies, SENT)
    assert await claimed(storage, at=FAR) == []


async def test_a_copy_whose_lease_ran_out_may_have_been_sent_and_counts_as_tried(storage: Storage) -> None:
    await on_its_way(storage, 1, 2)
    await claimed(storage, until=NOON + 10, limit=1)
    await claimed(storage, until=NOON + 20, limit=1)
    assert await storage.outbox.expire(Moment(NOON + 9), to="waiting") == 0
    assert await storage.outbox.expire(Moment(NOON + 10), to="waiting") == 1
    assert [copy.attempts for copy in await claimed(storage, at=NOON + 10)] == [1]


async def test_a_copy_that_expires_to_uncertain_is_not_sent_again(storage: Storage) -> None:
    await on_its_way(storage, 1)
    await claimed(storage, until=NOON + 10)
    assert await storage.outbox.expire(LATER, to="uncertain") == 1
    assert await storage.outbox.expire(LATER, to="uncertain") == 0
    assert await claimed(storage, at=FAR) == []


async def test_uncertain_copies_are_listed_page_by_page_with_their_story_and_time(storage: Storage) -> None:
    await on_its_way(storage, 3, -1, 2, 4)
    *lost, unanswered, arrived = await claimed(storage, until=NOON + 10)
    await mark(storage, [unanswered], Uncertain("no answer"))
    await mark(storage, [arrived], SENT)
    await storage.outbox.expire(LATER, to="uncertain")
    listed = list(await storage.outbox.uncertain(limit=2))
    listed += await storage.outbox.uncertain(listed[-1], limit=2)
    assert await storage.outbox.uncertain(listed[-1], limit=2) == []
    assert [copy.chat_id for copy in listed] == [-1, 2, 3]
    assert {copy.chat_id for copy in lost} | {unanswered.chat_id} == {-1, 2, 3}
    assert {(copy.title, copy.at) for copy in listed} == {("Title of a", NOON + 10)}
    assert [copy.reason for copy in listed] == ["its lease ran out"] * 2 + ["no answer"]


async def test_processes_that_expire_at_once_count_each_copy_once(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    await on_its_way(storages[0], *range(1, 31))
    await claimed(storages[0], until=NOON + 10)
    numbers = await asyncio.gather(*(storage.outbox.expire(LATER, to="waiting") for storage in storages))
    attempts = {copy.attempts for copy in await claimed(storages[0], at=LATER)}
    for storage in storages:
        await storage.close()
    assert sum(numbers) == 30
    assert attempts == {1}


async def test_a_copy_that_comes_back_to_a_stopped_push_is_dead(storage: Storage) -> None:
    push = await on_its_way(storage, 1, 2)
    told, silent = await claimed(storage, until=NOON + 10)
    await storage.pushes.stop(push, reason="retracted")
    await mark(storage, [told], Retry(due_at=NOON, attempts=1, reason="busy"))
    await storage.outbox.expire(LATER, to="waiting")
    assert silent.chat_id != told.chat_id
    assert await claimed(storage, at=FAR) == []


async def test_a_copy_that_comes_back_for_a_chat_that_left_is_dead(storage: Storage) -> None:
    await on_its_way(storage, 1)
    copies = await claimed(storage)
    await storage.subscribers.leave(ChatId(1), reason="/stop", now=NOON)
    await mark(storage, copies, Retry(due_at=NOON, attempts=1, reason="busy"))
    assert await claimed(storage, at=FAR) == []


async def test_a_copy_in_flight_can_still_be_marked_sent_after_its_push_was_stopped(storage: Storage) -> None:
    push = await on_its_way(storage, 1)
    copies = await claimed(storage, until=NOON + 10)
    await storage.pushes.stop(push, reason="retracted")
    await mark(storage, copies, SENT)
    assert await storage.outbox.expire(LATER, to="uncertain") == 0


async def test_a_retry_told_after_the_chat_moved_is_sent_once_to_its_new_id(storage: Storage) -> None:
    await on_its_way(storage, -1)
    copies = await claimed(storage)
    await storage.subscribers.move(ChatId(-1), ChatId(-1001))
    await mark(storage, copies, Retry(due_at=NOON, attempts=0, reason="moved"))
    assert [copy.chat_id for copy in await claimed(storage, name="next")] == [-1001]


async def test_a_retry_told_before_the_chat_moves_goes_along(storage: Storage) -> None:
    await on_its_way(storage, -1)
    await mark(storage, await claimed(storage), Retry(due_at=NOON, attempts=0, reason="moved"))
    await storage.subscribers.move(ChatId(-1), ChatId(-1001))
    assert [copy.chat_id for copy in await claimed(storage, name="next")] == [-1001]


async def test_a_held_chats_copies_are_not_due_and_the_others_are(storage: Storage) -> None:
    await on_its_way(storage, 1, 2)
    await storage.outbox.hold(ChatId(1), until=LATER)
    assert [copy.chat_id for copy in await claimed(storage, at=LATER - 1)] == [2]
    assert [copy.chat_id for copy in await claimed(storage, at=LATER)] == [1]


async def test_a_hold_covers_copies_that_come_after_it(storage: Storage) -> None:
    await storage.outbox.hold(ChatId(1), until=LATER)
    await on_its_way(storage, 1)
    assert await claimed(storage, at=LATER - 1) == []
    assert len(await claimed(storage, at=LATER)) == 1


async def test_a_hold_covers_copies_that_come_back_from_a_claim(storage: Storage) -> None:
    await on_its_way(storage, 1)
    await claimed(storage, until=NOON + 10)
    await storage.outbox.hold(ChatId(1), until=LATER)
    await storage.outbox.expire(Moment(NOON + 10), to="waiting")
    assert await claimed(storage, at=LATER - 1) == []


async def test_a_hold_only_grows(storage: Storage) -> None:
    await on_its_way(storage, 1)
    for until in (LATER, NOON):
        await storage.outbox.hold(None, until=until)
        await storage.outbox.hold(ChatId(1), until=until)
    assert await storage.outbox.held_until() == LATER
    assert await claimed(storage, at=LATER - 1) == []


async def test_a_hold_of_all_chats_stops_every_claim_and_outlives_a_restart(database_url: str) -> None:
    before = await open_storage(database_url)
    await on_its_way(before, 1, 2)
    await before.outbox.hold(None, until=LATER)
    await before.close()
    after = await open_storage(database_url)
    assert await after.outbox.held_until() == LATER
    assert await claimed(after, at=LATER - 1) == []
    assert len(await claimed(after, at=LATER)) == 2
    await after.close()


async def test_nothing_is_held_at_first_and_a_chats_hold_is_not_everyones(storage: Storage) -> None:
    assert await storage.outbox.held_until() == 0
    await storage.outbox.hold(ChatId(1), until=LATER)
    assert await storage.outbox.held_until() == 0
