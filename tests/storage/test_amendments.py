import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from news.amendment import Amendment, Change, Follow, NewVersion
from news.article import Article, IndexedWords
from news.delivery import ClaimToken, Dead, Delivery, Erased, Mark, MessageId, Retry, Sent, Verdict
from news.edition import Edition
from news.moment import Moment
from news.ports import Storage
from news.push import PushId
from news.subscriber import ChatId
from storage import open_storage
from tests.storage.newsroom import (
    LATER,
    NOON,
    archived,
    claimed,
    filing,
    found,
    joined,
    look,
    on_its_way,
    pushed,
    revision,
)
from tests.storage.test_digests import digest_of, kept

FAR = LATER * 2


async def newest(storage: Storage) -> Article:
    return (await storage.articles.latest(number=0, size=1)).items[0]


async def amended(storage: Storage, *, follow: Follow = "all", **changes: str) -> bool:
    stored = await newest(storage)
    return await storage.amendments.amend(
        Amendment(
            id=stored.id,
            revision=stored.revision,
            article=replace(stored, **({"title": "Another"} | changes)),  # type: ignore[arg-type]  # texts all
            words=IndexedWords(title=("another",), body=()),
            follow=follow,
            at=NOON,
        )
    )


async def the_change(storage: Storage) -> Change:
    (change,) = await storage.amendments.due(NOON, limit=9)
    return change


async def renewed(
    storage: Storage, change: Change, body: str, *, withdrawn: bool = False, edition: Edition = "th"
) -> bool:
    bodies: dict[Edition, str] = {"th": "{}", "en": '{"en": 1}'}
    return await storage.amendments.renew(
        NewVersion(
            change=change,
            bodies=bodies | {edition: body},
            withdrawn=withdrawn,
            followed=1,
            followed_from=NOON,
            at=NOON,
        )
    )


async def swept(storage: Storage) -> None:
    while await storage.amendments.sweep(slice_size=2):
        pass


async def edited(storage: Storage, body: str, *, follow: Follow = "all") -> None:
    """From an editor's change to its having been told to all copies."""
    assert await amended(storage, title=body, follow=follow)
    assert await renewed(storage, await the_change(storage), body)
    await swept(storage)


async def withdrawn(storage: Storage) -> None:
    assert await storage.amendments.withdraw((await newest(storage)).id, NOON)
    assert await renewed(storage, await the_change(storage), "notice", withdrawn=True)
    await swept(storage)


async def stale(storage: Storage, *, at: int = NOON, until: int = LATER) -> Sequence[Delivery]:
    return await storage.outbox.claim_stale(
        Moment(at), token=ClaimToken("editor"), until=Moment(until), limit=99
    )


async def mark(storage: Storage, copies: Sequence[Delivery], verdict: Verdict | None = None) -> None:
    await storage.outbox.mark(
        [Mark(delivery=c, verdict=verdict or Sent(MessageId(c.chat_id + 100), NOON)) for c in copies]
    )


async def delivered(storage: Storage, *chats: int) -> PushId:
    push = await on_its_way(storage, *chats)
    await mark(storage, await claimed(storage))
    return push


async def test_copies_that_wait_go_out_with_the_new_words(storage: Storage) -> None:
    push = await on_its_way(storage, 1)
    await edited(storage, "new")
    (copy,) = await claimed(storage)
    assert (copy.version, copy.message_id) == (2, None)
    assert await storage.pushes.body(push, "th") == "new"


async def test_copies_that_have_arrived_are_to_be_edited_each_once(storage: Storage) -> None:
    await delivered(storage, 1, 2, 3, 4, 5)
    assert await stale(storage) == []
    await edited(storage, "new")
    copies = await stale(storage)
    assert [(c.chat_id, c.message_id, c.version, c.withdrawn) for c in copies] == [
        (chat, chat + 100, 2, False) for chat in range(1, 6)
    ]
    assert await stale(storage) == [], "they are leased"
    assert await claimed(storage, at=FAR) == [], "and not sent again"
    await mark(storage, copies)
    await storage.outbox.expire(Moment(FAR), to="waiting")
    assert await stale(storage, at=FAR) == []


async def test_a_copy_under_way_during_the_edit_is_edited_as_soon_as_it_arrives(storage: Storage) -> None:
    await on_its_way(storage, 1)
    under_way = await claimed(storage)
    await edited(storage, "new")
    assert await stale(storage) == []
    await mark(storage, under_way)
    assert [(copy.message_id, copy.version) for copy in await stale(storage)] == [(101, 2)]


async def test_copies_made_after_the_edit_are_not_told_of_it(storage: Storage) -> None:
    await joined(storage, 1, 2)
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    await edited(storage, "new")
    await mark(storage, await claimed(storage))
    assert await stale(storage) == []


async def test_a_newer_edit_supersedes_one_under_way(storage: Storage) -> None:
    await delivered(storage, 1, 2)
    await edited(storage, "second")
    under_way = await stale(storage)
    await edited(storage, "third")
    await mark(storage, under_way)
    again = await stale(storage)
    assert [copy.version for copy in again] == [3, 3]
    await mark(storage, again)
    assert await stale(storage) == []


async def test_an_edit_is_retried_also_for_who_has_stopped_the_news(storage: Storage) -> None:
    await delivered(storage, 1)
    await edited(storage, "new")
    copies = await stale(storage)
    await storage.subscribers.leave(ChatId(1), reason="/stop", now=NOON)
    await mark(storage, copies, Retry(due_at=LATER, attempts=2, reason="busy"))
    assert await stale(storage, at=LATER - 1) == []
    assert [copy.attempts for copy in await stale(storage, at=LATER)] == [2]


@pytest.mark.parametrize("to", ["waiting", "uncertain"])
async def test_an_edit_whose_sender_died_is_taken_up_again(storage: Storage, to: str) -> None:
    await delivered(storage, 1)
    await edited(storage, "new")
    await stale(storage, until=NOON + 10)
    assert await storage.outbox.expire(LATER, to="waiting" if to == "waiting" else "uncertain") == 1
    assert [copy.message_id for copy in await stale(storage, at=LATER)] == [101]


async def test_an_edit_for_new_copies_alone_leaves_what_has_arrived(storage: Storage) -> None:
    await on_its_way(storage, 1, 2)
    await mark(storage, await claimed(storage, limit=1))
    await edited(storage, "new", follow="new")
    assert await stale(storage) == []
    assert [copy.version for copy in await claimed(storage)] == [2]


async def test_an_edit_that_readers_would_not_see_ends_there(storage: Storage) -> None:
    await delivered(storage, 1)
    assert await amended(storage)
    assert not await renewed(storage, await the_change(storage), "{}")
    assert await storage.amendments.due(Moment(FAR), limit=9) == []
    await swept(storage)
    assert await stale(storage) == []


async def test_only_the_editions_that_have_changed_are_told(storage: Storage) -> None:
    await joined(storage, 1)
    await storage.subscribers.join(ChatId(2), language="en", timezone="UTC", now=Moment(NOON - 10))
    (stored,) = await archived(storage, filing())
    await pushed(storage, stored)
    await mark(storage, await claimed(storage))
    await amended(storage)
    await renewed(storage, await the_change(storage), "new", edition="en")
    await swept(storage)
    assert [copy.chat_id for copy in await stale(storage)] == [2]


async def test_a_change_that_another_has_overtaken_is_left_to_it(storage: Storage) -> None:
    await delivered(storage, 1)
    await amended(storage)
    change = await the_change(storage)
    await amended(storage, title="Once more")
    assert not await renewed(storage, change, "overtaken")
    await storage.amendments.put_off(change, LATER)
    assert await renewed(storage, await the_change(storage), "new"), "nor is it put off"


async def test_a_change_put_off_is_due_later(storage: Storage) -> None:
    await delivered(storage, 1)
    await amended(storage)
    await storage.amendments.put_off(await the_change(storage), LATER)
    assert await storage.amendments.due(Moment(LATER - 1), limit=9) == []
    assert len(await storage.amendments.due(LATER, limit=9)) == 1


async def test_an_edit_of_an_article_changed_meanwhile_is_refused(storage: Storage) -> None:
    await on_its_way(storage, 1)
    stored = await newest(storage)
    assert await amended(storage)
    outdated = Amendment(
        id=stored.id,
        revision=stored.revision,
        article=stored,
        words=IndexedWords(title=(), body=()),
        follow="all",
        at=NOON,
    )
    assert not await storage.amendments.amend(outdated)
    assert (await newest(storage)).title == "Another"


async def test_a_feeds_revision_is_a_change_but_not_of_what_an_editor_has_in_hand(storage: Storage) -> None:
    await delivered(storage, 1)
    stored = await newest(storage)
    await storage.sources.store(look(stored.source_id, revisions=(revision(stored, title=("neu",)),)))
    change = await the_change(storage)
    assert change.article == await newest(storage)
    await renewed(storage, change, "new")
    await amended(storage)
    await renewed(storage, await the_change(storage), "the editor's")
    await storage.sources.store(look(stored.source_id, revisions=(revision(stored, title=("neu",)),)))
    assert await storage.amendments.due(Moment(FAR), limit=9) == []
    assert (await newest(storage)).title == "Another"
    (known,) = await storage.sources.known(stored.source_id, [stored])
    assert known.fingerprint == "another print", "or it would be read anew with each look"


async def test_a_withdrawn_article_is_nowhere_and_no_copy_of_it_leaves(storage: Storage) -> None:
    await joined(storage, 1, 2)
    stored, other = await archived(storage, filing("a", title=("battery",)), filing("b", published=NOON - 9))
    await pushed(storage, stored)
    assert await storage.amendments.withdraw(stored.id, NOON)
    assert await claimed(storage, at=FAR) == []
    assert await found(storage, "battery") == []
    assert (await storage.articles.latest(number=0, size=9)).items == [other]
    assert (await storage.articles.latest(number=0, size=9)).total == 1
    kept_on = await storage.articles.get(stored.id)
    assert kept_on is not None
    assert kept_on.withdrawn
    assert not await storage.amendments.withdraw(stored.id, LATER)
    await storage.sources.store(
        look(stored.source_id, revisions=(revision(kept_on, title=("battery",), published=LATER),))
    )
    assert await found(storage, "battery") == [], "its feed can't bring it back"


async def test_copies_of_a_withdrawn_article_that_have_arrived_go_first(storage: Storage) -> None:
    await joined(storage, 1)
    one, other = await archived(storage, filing("a", published=LATER), filing("b"))
    for stored in (one, other):
        await pushed(storage, stored)
    await mark(storage, await claimed(storage))
    await storage.sources.store(look(other.source_id, revisions=(revision(other),)))
    await renewed(storage, await the_change(storage), "new")
    await withdrawn(storage)
    assert [copy.withdrawn for copy in await stale(storage)] == [True, False]


async def test_a_copy_under_way_when_its_article_is_withdrawn_is_taken_back_when_it_arrives(
    storage: Storage,
) -> None:
    await on_its_way(storage, 1, 2)
    arriving, failing = await claimed(storage)
    await withdrawn(storage)
    await mark(storage, [arriving])
    await mark(storage, [failing], Retry(due_at=NOON, attempts=1, reason="busy"))
    assert [(copy.chat_id, copy.withdrawn) for copy in await stale(storage)] == [(arriving.chat_id, True)]
    assert await claimed(storage, at=FAR) == []


async def test_what_is_gone_from_its_chat_is_not_touched_again(storage: Storage) -> None:
    await delivered(storage, 1, 2)
    await edited(storage, "new")
    gone, refused = await stale(storage)
    await mark(storage, [gone], Erased("the reader deleted it"))
    await mark(storage, [refused], Dead("message can't be edited"))
    await withdrawn(storage)
    assert [copy.chat_id for copy in await stale(storage)] == [refused.chat_id], "it may still be deleted"


async def test_a_version_that_telegram_refuses_goes_no_further_and_the_next_does(storage: Storage) -> None:
    push = await delivered(storage, 1, 2, 3)
    await edited(storage, "broken")
    await storage.amendments.refuse(push, 2, reason="can't parse entities")
    assert await stale(storage) == []
    await edited(storage, "mended")
    assert len(await stale(storage)) == 3


async def test_a_digest_that_lists_an_edited_or_withdrawn_article_is_told_anew(storage: Storage) -> None:
    digest = await digest_of(storage, await kept(storage, 1, 2))
    await storage.digests.send(digest)
    await mark(storage, await claimed(storage, at=LATER))
    victim = (await storage.digests.articles(digest.id, number=0, size=1)).items[0]
    assert await storage.amendments.withdraw(victim.id, LATER)
    changes = {change.push_id: change for change in await storage.amendments.due(LATER, limit=9)}
    assert changes[digest.id].article is None
    assert changes[digest.id].timezone == "UTC"
    page = await storage.digests.articles(digest.id, number=0, size=9)
    assert page.total == 2
    assert victim.id not in [stored.id for stored in page.items]
    await renewed(storage, changes[digest.id], "two of them")
    await swept(storage)
    assert [(copy.push_id, copy.withdrawn) for copy in await stale(storage, at=LATER)] == [
        (digest.id, False)
    ] * 2


async def test_a_withdrawn_article_that_was_kept_is_in_no_digest(storage: Storage) -> None:
    (due,) = await kept(storage, 1)
    assert await storage.amendments.withdraw(due.articles[0], NOON)
    (left,) = await storage.digests.due(LATER, limit=99)
    assert left.articles == due.articles[1:]
    assert await storage.digests.send(await digest_of(storage, [due])) == 0, "made out before the withdrawal"
    assert await storage.digests.send(await digest_of(storage, [left])) == 1


async def test_marks_sweeps_and_edits_at_once_leave_no_copy_behind(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    first = storages[0]
    await on_its_way(first, *range(1, 61))
    batches = [await claimed(first, limit=10) for _ in range(6)]

    async def sweep(storage: Storage) -> None:
        await amended(storage, title=str(id(storage)))
        for change in await storage.amendments.due(NOON, limit=9):
            await renewed(storage, change, f"by {id(storage)}")
        await swept(storage)

    await asyncio.gather(
        *(mark(storage, batch) for storage, batch in zip(storages * 2, batches, strict=True)),
        *map(sweep, storages),
    )
    for change in await first.amendments.due(NOON, limit=9):
        await renewed(first, change, "the last word")
    await swept(first)
    versions = {copy.version for copy in await stale(first)}
    copies = [copy.chat_id for copy in await stale(first)]
    for storage in storages:
        await storage.close()
    assert len(versions) == 1
    assert copies == []


async def test_the_last_stories_of_a_source_are_shown_anew(storage: Storage) -> None:
    await joined(storage, 1, 2)
    old, newer, newest_, withdrawn, unsent = await archived(storage, *map(filing, "abcde"))
    await pushed(storage, old, at=Moment(NOON - 10))
    for one in (newer, newest_, withdrawn):
        await pushed(storage, one)
    await storage.amendments.withdraw(withdrawn.id, NOON)
    while changes := await storage.amendments.due(NOON, limit=9):
        for change in changes:
            await renewed(storage, change, "{}", withdrawn=True)
    source, since = old.source_id, Moment(NOON - 10)
    lately = await storage.amendments.lately(source, since=since, limit=9)
    assert (list(lately.stories), lately.copies) == ([newest_.id, newer.id], 4)
    assert list((await storage.amendments.lately(source, since=since, limit=1)).stories) == [newest_.id]
    assert unsent.id not in lately.stories
    await storage.amendments.show_anew(lately.stories, NOON)
    due = await storage.amendments.due(NOON, limit=9)
    assert {change.article.id for change in due if change.article} == {newer.id, newest_.id}
