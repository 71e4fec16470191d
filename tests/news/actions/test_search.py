"""What readers find, on both databases, by the words they type."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.actions.reindex import reindex
from news.actions.search import search
from news.article import Filing, IndexedWords
from news.found import Found
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.words import LocalSegmenter, words_of
from storage.opening import open_database
from tests.storage.newsroom import NOON, archived, article, filing, look

STORIES = {
    "soft": ("ไมโครซอฟท์ออกซอฟต์แวร์ใหม่", "บริษัทเปิดตัวรุ่นล่าสุดวันนี้ <b>ฟรี</b> & เร็ว"),
    "google": ("Google เปิดตัวแชตบอตรุ่นใหม่", "ใช้ AI ช่วยตอบคำถามเป็นภาษาไทย"),
    "medicine": ("โรงพยาบาลแจกยาฟรี", "ประชาชนรับยาได้ที่โรงพยาบาลทุกวัน"),
    "school": ("มหาวิทยาลัยเปิดรับนักศึกษา", "สมัครได้ถึงสิ้นเดือน ไม่มีค่าใช้จ่าย"),
    "phone": ("สมาร์ตโฟนรุ่นใหม่แบตเตอรี่อึด", "กล้องชัด ราคาถูก ใช้งานได้สองวัน"),
}


def told(key: str, title: str, body: str, **changes: object) -> Filing:
    words = IndexedWords(title=words_of(title), body=words_of(body))
    return replace(filing(key), article=article(key, title=title, body=body, **changes), words=words)


@pytest.fixture
async def newsroom(storage: Storage) -> Newsroom:
    await archived(
        storage,
        *(
            told(key, title, body, summary="", tags=(), category="ข่าว", author="")
            for key, (title, body) in STORIES.items()
        ),
    )
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())


async def find(newsroom: Newsroom, text: str) -> Found:
    return await search(newsroom, text, number=0, size=5)


def keys(found: Found) -> list[str]:
    return [hit.article.key for hit in found.items[: found.exact]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Microsoft", ["soft"]),
        ("ไมโครซอฟต์ software", ["soft"]),
        ("ซอฟท์แวร์", ["soft"]),
        ("กูเกิล แชทบอท", ["google"]),
        ("ปัญญาประดิษฐ์", ["google"]),
        ("ยา", ["medicine"]),
        ("ai", ["google"]),
        ("วิทยา", ["school"]),
        ("ตเตอร", ["phone"]),
        ('"รุ่นใหม่" -google', ["phone"]),
        ('"รุ่นใหม่" -"ตบอตรุ่น"', ["phone"]),
        ('"ใหม่รุ่น"', []),
        ("รุ่นใหม่ #ข่าว source:source", ["phone", "google"]),
        ("รุ่นใหม่ #กีฬา", []),
        ("รุ่นใหม่ source:nowhere", []),
        ("รุ่นใหม่ from:2100", []),
        ("รุ่นใหม่ from:2560 to:2700", ["phone", "google"]),
        ("source:source to:2570-12", ["phone", "school", "medicine", "google", "soft"]),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_readers_find_what_they_mean(newsroom: Newsroom, typed: str, expected: list[str]) -> None:
    assert keys(await find(newsroom, typed)) == expected


async def test_a_misspelling_is_understood_and_its_spelling_offered(newsroom: Newsroom) -> None:
    for typed, meant, key in (
        ("มหาวิทยลัย", "มหาวิทยาลัย", "school"),
        ("โรงพยาบล", "โรงพยาบาล", "medicine"),
        ("สมารตโฟน ราคา", "สมาร์ตโฟน ราคา", "phone"),
    ):
        found = await find(newsroom, typed)
        assert (found.exact, found.nearness, found.did_you_mean) == (0, "near", meant)
        assert found.items[0].article.key == key


async def test_where_nothing_has_all_of_it_some_is_found(newsroom: Newsroom) -> None:
    found = await find(newsroom, "ใครแจกยาฟรีที่มหาวิทยาลัยของเชียงใหม่บ้าง")
    assert (found.exact, found.nearness) == (0, "any")
    assert {hit.article.key for hit in found.items} >= {"medicine", "school"}


async def test_a_question_is_answered_by_what_it_is_about(storage: Storage) -> None:
    newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
    await archived(
        storage,
        told("about", "แบตเตอรี่", "แบตเตอรี่เก็บพลังงานไว้ใช้"),
        told("chance", "ถามตอบ", "อะไรคือของแพง ใครซื้อแบตเตอรี่ใหม่ เมื่อไรจะถูก"),
        told("other", "ฟุตบอล", "ทีมชาติชนะ"),
    )
    for typed in ("แบตเตอรี่คืออะไร", "แบตเตอรี่ คืออะไร", "ใครใช้แบตเตอรี่"):
        assert [hit.article.key for hit in (await find(newsroom, typed)).items] == ["about", "chance"]


async def test_words_side_by_side_as_typed_weigh_more_than_apart(storage: Storage) -> None:
    newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
    await archived(
        storage,
        told("together", "ข่าว", "วันนี้ตลาดหุ้นปิดสูงขึ้น", published=NOON),
        told("apart", "ข่าว", "วันนี้หุ้นในตลาดปิดสูงขึ้น", published=Moment(NOON + 9)),
    )
    assert keys(await find(newsroom, "ตลาด หุ้น")) == ["together", "apart"]


@pytest.mark.parametrize("typed", ["", "😀", "ที่ และ ของ", "the of", "-ยา", '""', "!!!", "ๆ"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_tells_nothing_is_blank(newsroom: Newsroom, typed: str) -> None:
    found = await find(newsroom, typed)
    assert (found.blank, found.total) == (True, 0)


async def test_what_was_found_is_shown(newsroom: Newsroom) -> None:
    (hit,) = (await find(newsroom, "ยา โรงพยาบาล")).items
    title = [hit.title.text[start:end] for start, end in hit.title.hits]
    snippet = [hit.snippet.text[start:end] for start, end in hit.snippet.hits]
    assert (title, snippet) == (["โรงพยาบาล", "ยา"], ["ยา", "โรงพยาบาล"])


async def test_a_title_weighs_more_and_the_newer_wins_a_tie(storage: Storage) -> None:
    newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())
    await archived(
        storage,
        told("newer", "ข่าว", "ชิปตัวใหม่", published=Moment(NOON + 9)),
        told("older", "ข่าว", "ชิปตัวใหม่", published=NOON),
        told("title", "ชิป", "เรื่องอื่น", published=Moment(NOON - 99)),
    )
    assert keys(await find(newsroom, "ชิป")) == ["title", "newer", "older"]


async def test_pages_hold_every_hit_once_and_past_the_end_is_the_last(newsroom: Newsroom) -> None:
    pages = [await search(newsroom, "#ข่าว", number=number, size=2) for number in (0, 1, 2, 9)]
    assert [page.number for page in pages] == [0, 1, 2, 2]
    assert sorted(hit.article.key for page in pages[:3] for hit in page.items) == sorted(STORIES)


async def test_what_an_older_khao_has_archived_is_indexed_afterwards(
    newsroom: Newsroom, database_url: str
) -> None:
    database = await open_database(database_url)
    await database.write("DELETE FROM document")
    await database.close()
    assert (await find(newsroom, "ยา")).total == 0
    reached = await reindex(newsroom)
    assert await reindex(newsroom, before=reached) is None
    assert keys(await find(newsroom, "ยา")) == ["medicine"]


ODD = st.text(alphabet='กขาิีุู่้์ำเแๆ๒ab5"-#: \x00\ud800*()😀\u200dท', max_size=120)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60) | ODD, title=ODD, body=ODD)
async def test_whatever_is_told_and_typed_is_answered(
    newsroom: Newsroom, typed: str, title: str, body: str
) -> None:
    source = (await newsroom.storage.index.sources())[0]
    await newsroom.storage.sources.store(look(source.id, told(f"{title}|{body}", title, body)))
    for text in (typed, title, body[5:25], f'"{title[3:9]}" -{typed}'):
        found = await find(newsroom, text)
        for hit in found.items:
            for excerpt in (hit.title, hit.snippet):
                assert all(0 <= start < end <= len(excerpt.text) for start, end in excerpt.hits)
