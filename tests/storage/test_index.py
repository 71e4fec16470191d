import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.article import ArticleId, IndexedWords
from news.lookup import All, Any, Lookup, Within
from news.moment import Moment
from news.ports import Storage
from news.source import SourceId
from news.terms import label_term, title_term, trigram_terms, word_term
from storage.opening import open_database
from tests.storage.newsroom import NOON, archived, filing, found, look, revision

WORD = word_term("word")


async def keys(storage: Storage, lookup: Lookup, *, limit: int = 9) -> list[str]:
    articles = await storage.index.articles(await storage.index.find(lookup, limit=limit))
    return [article.key for article in articles]


async def test_all_words_must_be_there_or_any(storage: Storage) -> None:
    await archived(
        storage, filing("both", body=["ข่าว", "เด่น"]), filing("one", body=["ข่าว"]), filing("none", body=["อื่น"])
    )
    assert await found(storage, "ข่าว", "เด่น") == ["both"]
    assert await found(storage, "ข่าว", "เด่น", match="any") == ["one", "both"]


async def test_what_is_wanted_can_be_nested_and_what_is_not_left_out(storage: Storage) -> None:
    await archived(storage, *(filing(name, body=list(name)) for name in ("ab", "ac", "bc", "abc")))
    a, b, c = map(word_term, "abc")
    assert await keys(storage, Lookup(wanted=Any([All([a, b]), All([b, c])]))) == ["abc", "bc", "ab"]
    assert await keys(storage, Lookup(wanted=All([a, Any([b, c])]), unwanted=Any([All([b, c])]))) == [
        "ac",
        "ab",
    ]


async def test_the_last_indexed_come_first_and_no_more_than_asked_for(storage: Storage) -> None:
    await archived(storage, *(filing(str(number), body=["word"]) for number in range(5)))
    assert await keys(storage, Lookup(wanted=WORD), limit=3) == ["4", "3", "2"]
    assert await keys(storage, Lookup(wanted=None), limit=2) == ["4", "3"]


async def test_an_article_is_found_by_its_title_labels_and_letters(storage: Storage) -> None:
    await archived(
        storage,
        filing("it", title=["word"], category="ไอ ที", tags=("AI",)),
        filing("other", body=["word"], category="กีฬา", tags=()),
    )
    assert await keys(storage, Lookup(wanted=title_term("word"))) == ["it"]
    assert await keys(storage, Lookup(wanted=All([WORD, label_term("ไอที"), label_term("ai")]))) == ["it"]
    assert await keys(storage, Lookup(wanted=All(trigram_terms("itle")))) == ["other", "it"]


async def test_a_search_can_be_kept_within_days_and_sources(storage: Storage) -> None:
    (old, new) = await archived(
        storage, filing("old", body=["word"]), filing("new", body=["word"], published=Moment(NOON + 100))
    )
    source = (old.source_id,)
    for within, expected in (
        (Within(since=Moment(NOON + 1)), ["new"]),
        (Within(until=Moment(NOON + 1)), ["old"]),
        (Within(since=NOON, until=Moment(NOON + 101), sources=source), ["new", "old"]),
        (Within(sources=(SourceId(99),)), []),
    ):
        assert await keys(storage, Lookup(wanted=WORD, within=within)) == expected
        assert await keys(storage, Lookup(wanted=None, within=within)) == expected
        (posting,) = (await storage.index.postings([WORD], limit=9, within=within)).found
        articles = await storage.index.articles_of(posting)
        assert [{new.id: "new", old.id: "old"}[article] for article in articles] == expected


async def test_postings_are_of_each_that_is_asked_for_in_that_order(storage: Storage) -> None:
    one, two, _ = await archived(
        storage, filing("1", body=["a", "b"]), filing("2", body=["b"]), filing("3", body=["c"])
    )
    a, b, nowhere = map(word_term, ("a", "b", "nowhere"))
    postings = await storage.index.postings([b, nowhere, a, b, All([a, b])], limit=9)
    assert [await storage.index.articles_of(found) for found in postings.found] == [
        [two.id, one.id],
        [],
        [one.id],
        [two.id, one.id],
        [one.id],
    ]
    assert (postings.documents, postings.limit) == (3, 9)
    (last,) = (await storage.index.postings([b], limit=1)).found
    assert await storage.index.articles_of(last) == [two.id]
    assert (await storage.index.postings([], limit=9)).found == []


async def test_a_document_leads_to_no_article_once_that_was_edited(storage: Storage) -> None:
    (article,) = await archived(storage, filing("1", body=["word"]))
    (before,) = (await storage.index.postings([WORD], limit=9)).found
    await storage.sources.store(look(article.source_id, revisions=(revision(article, body=["word", "new"]),)))
    assert await storage.index.articles_of(before) == []
    (after,) = (await storage.index.postings([WORD], limit=9)).found
    assert await storage.index.articles_of(after) == [article.id]


async def test_candidates_bring_as_much_of_their_text_as_is_asked_for(storage: Storage) -> None:
    one, bare = await archived(storage, filing("1", body=[]), filing("2", summary="น้ำมัน"))
    (candidate,) = await storage.index.candidates([one.id], length=3)
    assert (candidate.title, candidate.text, candidate.at) == ("Title of 1", "A b", NOON)
    assert all(text in candidate.rest for text in ("A summary.", "Tech", "ข่าว", "An author"))
    assert await storage.index.candidates([], length=3) == []
    assert [article.id for article in await storage.index.articles([bare.id, ArticleId(99), one.id])] == [
        bare.id,
        one.id,
    ]


@pytest.mark.parametrize(
    "word",
    [
        "ยา",
        "รถ",
        "ก",
        "5g",
        "ai",
        "เด็ก",
        "น้ำ",
        "กล้อง",
        "über",
        "a" * 300,
        "ก" * 300,
        "and",
        "😀",
        "\ud800",
        "\0",
    ],
)
async def test_a_word_is_found_whatever_it_is_made_of(storage: Storage, word: str) -> None:
    await archived(storage, filing("it", body=[word]), filing("other", body=["other"]))
    assert await found(storage, word) == ["it"]


async def test_a_very_long_article_is_found_by_its_first_words(storage: Storage) -> None:
    endless = [f"word{number}ก{'x' * 50}" for number in range(40_000)]
    await archived(storage, filing(title=["หัวเรื่อง"], body=endless))
    assert await found(storage, "หัวเรื่อง", endless[0], endless[5_000]) == ["a"]


async def test_an_article_withdrawn_or_edited_is_not_found_by_what_it_said(storage: Storage) -> None:
    gone, edited = await archived(storage, filing("gone", body=["word"]), filing("edited", body=["word"]))
    await storage.amendments.withdraw(gone.id, NOON)
    edits = (revision(gone, body=["word"]), revision(edited, body=["other"]))
    await storage.sources.store(look(edited.source_id, revisions=edits))
    assert await found(storage, "word") == []
    assert await found(storage, "other") == ["edited"]


async def test_what_the_index_lacks_is_told_newest_first_and_can_be_added(
    storage: Storage, database_url: str
) -> None:
    stored = await archived(storage, *(filing(str(number), body=["old"]) for number in range(4)))
    await storage.amendments.withdraw(stored[0].id, NOON)
    database = await open_database(database_url)
    await database.write("DELETE FROM document")
    await database.close()
    assert [article.key for article in await storage.index.unindexed(before=None, limit=2)] == ["3", "2"]
    (last,) = await storage.index.unindexed(before=stored[2].id, limit=9)
    words = IndexedWords(title=(), body=("word",))
    await storage.index.add([(last, words), (stored[0], words)])
    await storage.index.add([(last, words)])
    assert await found(storage, "word") == ["1"]


async def test_an_article_edited_while_it_was_read_for_the_index_is_left_to_the_next_start(
    storage: Storage, database_url: str
) -> None:
    (stored,) = await archived(storage, filing(body=["old"]))
    database = await open_database(database_url)
    await database.write("DELETE FROM document")
    await database.close()
    await storage.sources.store(look(stored.source_id, revisions=(revision(stored),)))
    await storage.index.add([(stored, IndexedWords(title=(), body=("old",)))])
    assert await found(storage, "old") == []
    assert len(await storage.index.unindexed(before=None, limit=9)) == 1


async def test_tidied_in_steps_it_is_of_one_piece_and_finds_the_same(
    storage: Storage, database_url: str
) -> None:
    (first,) = await archived(storage, filing("0", body=["word"]))
    for number in range(1, 9):
        one = filing(str(number), body=["word", f"word{number}"])
        await storage.sources.store(look(first.source_id, one))
    await storage.index.tidy(whole=True)
    while await storage.index.tidy(whole=False):
        pass
    assert len(await found(storage, "word", limit=20)) == 9
    assert await found(storage, "word4") == ["4"]
    if database_url.startswith("sqlite"):
        database = await open_database(database_url)
        (row,) = await database.read("SELECT count(DISTINCT segid) AS pieces FROM document_terms_idx")
        await database.close()
        assert row["pieces"] == 1


async def test_nothing_is_left_to_be_tidied_twice(storage: Storage) -> None:
    await archived(storage, filing("1", body=["word"]))
    assert not await storage.index.tidy(whole=True)
    assert not await storage.index.tidy(whole=False)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=12), max_size=4))
async def test_whatever_is_indexed_is_found(storage: Storage, words: list[str]) -> None:
    key = repr(words)
    await storage.sources.follow("https://news.example/feed", NOON)
    await storage.sources.store(look(SourceId(1), filing(key, title=words, body=words)))
    if words:
        assert await found(storage, *words, limit=1000)
