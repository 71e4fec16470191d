import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page
from news.ports import Storage
from news.source import SourceId
from storage.dialect import Match
from storage.words import searchable
from tests.storage.newsroom import NOON, archived, article, filing, look


async def found(storage: Storage, *words: str, match: Match = "all", size: int = 9) -> list[str]:
    page = await storage.articles.search(words, match=match, number=0, size=size)
    assert page.total == len(page.items)
    return [stored.key for stored in page.items]


async def test_an_article_comes_back_as_it_was_filed(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    filed = article()
    assert await storage.articles.get(stored.id) == Article(
        id=stored.id,
        source_id=stored.source_id,
        source_title="A source",
        first_seen=NOON,
        revision=1,
        **{name: getattr(filed, name) for name in filed.__dataclass_fields__},
    )


async def test_an_article_that_never_was_is_none(storage: Storage) -> None:
    assert await storage.articles.get(ArticleId(7)) is None


async def test_characters_no_database_can_hold_are_left_out(storage: Storage) -> None:
    (stored,) = await archived(storage, filing("k\0ey", body=["wo\0rd"], summary="a\0b\ud800c", tags=("\0ก",)))
    assert (stored.key, stored.summary, stored.tags) == ("key", "ab?c", ("ก",))
    assert [known.key for known in await storage.sources.known(stored.source_id, [article("k\0ey")])] == ["key"]


async def test_the_latest_come_first_by_date_or_else_by_when_they_were_seen(storage: Storage) -> None:
    await archived(
        storage,
        filing("yesterday", published=Moment(NOON - 86_400)),
        filing("undated", published=None),
        filing("tomorrow", published=Moment(NOON + 86_400)),
        filing("as new and filed later", published=NOON),
    )
    page = await storage.articles.latest(number=0, size=9)
    assert [stored.key for stored in page.items] == [
        "tomorrow",
        "as new and filed later",
        "undated",
        "yesterday",
    ]


async def test_pages_of_the_latest_hold_everything_once(storage: Storage) -> None:
    await archived(storage, *(filing(str(number)) for number in range(7)))
    pages = [await storage.articles.latest(number=number, size=3) for number in range(3)]
    assert [page.total for page in pages] == [7, 7, 7]
    assert sorted(stored.key for page in pages for stored in page.items) == list("0123456")


async def test_a_page_past_the_end_is_empty_and_still_knows_the_total(storage: Storage) -> None:
    await archived(storage, filing(title=["word"]))
    assert await storage.articles.latest(number=5, size=3) == Page(items=[], number=5, size=3, total=1)
    assert await storage.articles.search(["word"], match="all", number=5, size=3) == Page(
        items=[], number=5, size=3, total=1
    )


async def test_an_empty_archive_has_an_empty_page(storage: Storage) -> None:
    assert (await storage.articles.latest(number=0, size=3)).total == 0


async def test_all_words_must_be_there_or_any(storage: Storage) -> None:
    await archived(
        storage, filing("both", body=["ข่าว", "เด่น"]), filing("one", body=["ข่าว"]), filing("none", body=["อื่น"])
    )
    assert await found(storage, "ข่าว", "เด่น", match="all") == ["both"]
    assert sorted(await found(storage, "ข่าว", "เด่น", match="any")) == ["both", "one"]


async def test_a_word_in_the_title_weighs_more_than_in_the_body(storage: Storage) -> None:
    await archived(
        storage,
        filing("in the body", title=["x"], body=["ยา", "ยา", "y"]),
        filing("in the title", title=["ยา"], body=["x", "y", "z"]),
        filing("in the body too", title=["x"], body=["ยา", "y"]),
    )
    assert (await found(storage, "ยา"))[0] == "in the title"


async def test_pages_of_a_search_hold_every_hit_once(storage: Storage) -> None:
    await archived(storage, *(filing(str(number), body=["word"]) for number in range(7)))
    pages = [await storage.articles.search(["word"], match="all", number=n, size=3) for n in range(3)]
    assert [page.total for page in pages] == [7, 7, 7]
    assert sorted(stored.key for page in pages for stored in page.items) == list("0123456")


async def test_the_article_asked_from_is_left_out_and_not_counted(storage: Storage) -> None:
    one, _ = await archived(storage, filing("a", body=["word"]), filing("b", body=["word"]))
    page = await storage.articles.search(["word"], match="any", number=0, size=9, but=one.id)
    assert ([stored.key for stored in page.items], page.total) == (["b"], 1)


@pytest.mark.parametrize(
    "word", ["ยา", "รถ", "ก", "5g", "ai", "เด็ก", "น้ำ", "กล้อง", "über", "a" * 300, "ก" * 300]
)
async def test_a_word_is_found_whatever_its_letters_and_length(storage: Storage, word: str) -> None:
    await archived(storage, filing("it", body=[word]), filing("other", body=["other"]))
    assert await found(storage, word) == ["it"]


async def test_case_does_not_matter(storage: Storage) -> None:
    await archived(storage, filing(title=["OpenAI"]))
    assert await found(storage, "OPENAI") == ["a"]


async def test_part_of_a_word_does_not_find_it(storage: Storage) -> None:
    await archived(storage, filing(body=["มหาวิทยาลัย"]))
    assert await found(storage, "ยา") == []


@pytest.mark.parametrize("nothing", [(), ("",), ("  ",), ("😀",), ("*", '"', "'", "\\", ":", "!")])
async def test_nothing_to_look_for_finds_nothing(storage: Storage, nothing: tuple[str, ...]) -> None:
    await archived(storage, filing(body=["word", "😀"]))
    assert await found(storage, *nothing) == []
    assert await found(storage, *nothing, match="any") == []


@pytest.mark.parametrize(
    "word",
    ['word"', "word*", "NEAR(word", "title:word", "-word", "^word", "word'", "word\\", "word & !", "(word"],
)
async def test_signs_of_a_query_language_are_no_more_than_gaps(storage: Storage, word: str) -> None:
    await archived(storage, filing("it", body=["word", "near", "title"]), filing("other", body=["other"]))
    assert await found(storage, word) == ["it"]


@pytest.mark.parametrize("word", ["and", "or", "not", "near"])
async def test_names_of_a_query_language_are_words(storage: Storage, word: str) -> None:
    await archived(storage, filing("it", body=["and", "or", "not", "near"]), filing("other", body=["other"]))
    assert await found(storage, word.upper(), match="any") == ["it"]


async def test_a_very_long_article_is_found_by_its_first_words(storage: Storage) -> None:
    endless = [f"word{number}ก{'x' * 50}" for number in range(40_000)]
    await archived(storage, filing(title=["หัวเรื่อง"], body=endless))
    assert await found(storage, "หัวเรื่อง", endless[0], endless[5_000]) == ["a"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=12), max_size=4), match=st.sampled_from(["all", "any"]))
async def test_whatever_is_indexed_and_searched_for_is_answered(
    storage: Storage, words: list[str], match: Match
) -> None:
    key = "".join(words)
    await storage.sources.follow("https://news.example/feed", NOON)
    await storage.sources.store(look(SourceId(1), filing(key, title=words, body=words)))
    page = await storage.articles.search(words, match=match, number=0, size=1000)
    searched = [*searchable(words)]
    assert (page.total > 0) == bool(searched)
