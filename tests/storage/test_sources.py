import asyncio
from dataclasses import replace

import pytest

from news.errors import StorageError
from news.look import FailedLook
from news.moment import Moment
from news.ports import Storage
from news.source import SourceId
from storage import open_storage
from tests.storage.newsroom import LATER, NOON, archived, article, filing, followed, found, look, revision


async def test_a_source_followed_twice_stays_as_it_is(storage: Storage) -> None:
    source = await followed(storage)
    await storage.sources.follow(source.url, NOON)
    assert await storage.sources.claim_due(NOON, until=LATER, limit=9) == []


async def test_the_source_that_waits_longest_is_claimed_first(storage: Storage) -> None:
    for url, since in (
        ("https://late.example", 30),
        ("https://early.example", 10),
        ("https://mid.example", 20),
    ):
        await storage.sources.follow(url, Moment(since))
    due = await storage.sources.claim_due(Moment(40), until=Moment(50), limit=2)
    assert [source.url for source in due] == ["https://early.example", "https://mid.example"]


async def test_a_claimed_source_is_due_again_when_the_claim_ends(storage: Storage) -> None:
    await followed(storage)
    assert len(await storage.sources.claim_due(LATER, until=Moment(LATER + 9), limit=9)) == 1


async def test_a_source_put_back_is_due_at_once(storage: Storage) -> None:
    source = await followed(storage)
    await storage.sources.put_back(source.id, NOON)
    assert [again.id for again in await storage.sources.claim_due(NOON, until=LATER, limit=9)] == [source.id]


async def test_each_due_source_goes_to_one_claimant(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(3)]
    for number in range(12):
        await storages[0].sources.follow(f"https://news.example/{number}", NOON)
    claims = await asyncio.gather(
        *(storage.sources.claim_due(NOON, until=LATER, limit=5) for storage in storages * 4)
    )
    urls = [source.url for claim in claims for source in claim]
    for storage in storages:
        await storage.close()
    assert sorted(urls) == sorted({f"https://news.example/{number}" for number in range(12)})


async def test_a_look_keeps_what_the_next_one_needs(storage: Storage) -> None:
    source = await followed(storage)
    await storage.sources.store(look(source.id))
    (again,) = await storage.sources.claim_due(LATER, until=Moment(LATER + 9), limit=9)
    assert again == replace(
        source,
        title="A source",
        etag='"etag"',
        last_modified="yesterday",
        next_at=LATER,
        last_success=NOON,
    )


async def test_failures_are_counted_until_a_look_goes_well(storage: Storage) -> None:
    source = await followed(storage)
    for _ in range(2):
        await storage.sources.fail(FailedLook(source_id=source.id, next_at=NOON, reason="no answer"))
    (failing,) = await storage.sources.claim_due(NOON, until=LATER, limit=9)
    assert (failing.failures, failing.last_error, failing.last_success) == (2, "no answer", None)
    await storage.sources.store(look(source.id))
    (mended,) = await storage.sources.claim_due(LATER, until=Moment(LATER + 9), limit=9)
    assert (mended.failures, mended.last_error, mended.last_success) == (0, "", NOON)


async def test_a_look_with_an_article_that_cannot_be_stored_leaves_nothing(storage: Storage) -> None:
    source = await followed(storage)
    broken = filing("b", title=["word"], summary=None)
    with pytest.raises(StorageError):
        await storage.sources.store(look(source.id, filing("a", title=["word"]), broken))
    assert (await storage.articles.latest(number=0, size=9)).total == 0
    assert len(await found(storage, "word")) == 0
    (again,) = await storage.sources.claim_due(LATER, until=Moment(LATER + 9), limit=9)
    assert again.etag == ""
    assert again.last_success is None


async def test_a_look_at_a_source_that_is_not_followed_is_refused(storage: Storage) -> None:
    with pytest.raises(StorageError, match="not followed"):
        await storage.sources.store(look(SourceId(7), filing()))


async def test_a_key_that_comes_twice_in_one_look_is_kept_once(storage: Storage) -> None:
    stored = await archived(storage, filing(title=["first"]), filing(title=["second"]))
    assert len(stored) == 1
    assert len(await found(storage, "first")) == 1
    assert len(await found(storage, "second")) == 0


async def test_two_looks_at_once_keep_an_article_once(database_url: str) -> None:
    storages = [await open_storage(database_url) for _ in range(2)]
    source = await followed(storages[0])
    brought = look(source.id, *(filing(str(number), title=["word"]) for number in range(9)))
    await asyncio.gather(*(storage.sources.store(brought) for storage in storages * 2))
    totals = (
        (await storages[0].articles.latest(number=0, size=9)).total,
        len(await found(storages[0], "word")),
    )
    for storage in storages:
        await storage.close()
    assert totals == (9, 9)


async def test_two_sources_may_use_the_same_key(storage: Storage) -> None:
    await archived(storage, filing())
    other = await followed(storage, "https://other.example/feed")
    await storage.sources.store(look(other.id, filing()))
    assert (await storage.articles.latest(number=0, size=9)).total == 2


async def test_an_article_is_known_by_its_key_or_its_address(storage: Storage) -> None:
    stored = await archived(storage, filing("a"), filing("b"), filing("c"))
    found = await storage.sources.known(
        stored[0].source_id, [article("a", url="https://moved.example"), article("new key", url=stored[1].url)]
    )
    assert sorted(known.key for known in found) == ["a", "b"]
    assert {known.fingerprint for known in found} == {"print of a", "print of b"}


async def test_an_article_of_another_source_is_not_known(storage: Storage) -> None:
    await archived(storage, filing())
    other = await followed(storage, "https://other.example/feed")
    assert await storage.sources.known(other.id, [article()]) == []


async def test_a_key_longer_than_any_index_entry_is_kept_and_known(storage: Storage) -> None:
    # Unlike a repeated letter, numbers in a row don't shrink to fit when they are packed.
    endless = "".join(f"{number:x}" for number in range(20_000))
    (stored,) = await archived(storage, filing(endless))
    assert [known.key for known in await storage.sources.known(stored.source_id, [article(endless)])] == [
        endless
    ]


async def test_an_edit_counts_the_revision_up_and_keeps_the_rest(storage: Storage) -> None:
    (old,) = await archived(storage, filing())
    edit = revision(old, tags=())
    await storage.sources.store(look(old.source_id, at=LATER, revisions=(edit,)))
    assert await storage.articles.get(old.id) == replace(old, tags=(), revision=2)
    (known,) = await storage.sources.known(old.source_id, [article()])
    assert known.fingerprint == "another print"


async def test_after_an_edit_only_the_new_words_are_found(storage: Storage) -> None:
    (old,) = await archived(storage, filing(title=["เก่า"], body=["กลาง"]))
    edit = revision(old, title=["ใหม่"], body=["ปลาย"])
    await storage.sources.store(look(old.source_id, revisions=(edit,)))
    totals = {word: len(await found(storage, word)) for word in ("เก่า", "กลาง", "ใหม่", "ปลาย")}
    assert totals == {"เก่า": 0, "กลาง": 0, "ใหม่": 1, "ปลาย": 1}


async def test_an_edit_leaves_the_article_its_place_in_the_schedule(storage: Storage) -> None:
    (old,) = await archived(storage, filing(push_at=LATER))
    await storage.sources.store(look(old.source_id, revisions=(revision(old),)))
    assert await storage.pushes.due(Moment(LATER - 1), limit=9) == []
    assert [due.revision for due in await storage.pushes.due(LATER, limit=9)] == [2]
