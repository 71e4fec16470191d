import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.found import Excerpt
from news.rules.excerpt import WIDTH, excerpt_of, marked, passage, snippet
from news.words import normalise, words_of


def lit(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.hits]


@pytest.mark.parametrize(
    ("text", "needle", "hits"),
    [
        ("ชิป Nvidia รุ่นใหม่", "nvidia", ["Nvidia"]),
        ("AI said: Thai AI", "ai", ["AI", "AI"]),
        ("Microsoft", "soft", ["soft"]),
        ("ที่นี่ ที", "ที", []),
        ("น้ํามัน", "น้ำ", ["น้ํา"]),
        ("เเอปใหม่", "แอป", ["เเอป"]),
        ("ปี ๒๕๖๙", "2569", ["๒๕๖๙"]),
        ("ซอฟต์\u200bแวร์", "ซอฟต์แวร์", ["ซอฟต์\u200bแวร์"]),
        ("ขาวข่าว", "ข่า", ["ข่า"]),
        ("cafe\u0301", "café", ["cafe\u0301"]),
    ],
)
def test_a_needle_is_found_however_the_text_is_spelt(text: str, needle: str, hits: list[str]) -> None:
    found = marked(text, [needle])
    assert (found.text, [unicodedata.normalize("NFD", hit) for hit in lit(found)]) == (
        text,
        [unicodedata.normalize("NFD", hit) for hit in hits],
    )


def test_a_short_thai_word_is_found_where_it_is_a_word() -> None:
    text = "มหาวิทยาลัยแจกยาให้ฟรี"
    found = marked(text, ["ยา"], words=words_of(text))
    assert found.hits == ((text.index("ยาให้"), text.index("ยาให้") + 2),)


def test_hits_that_touch_or_overlap_are_one() -> None:
    assert lit(marked("แบตเตอรี่ใหม่", ["แบตเตอรี่", "เตอรี่", "ใหม่"])) == ["แบตเตอรี่ใหม่"]


def test_a_snippet_shows_where_most_of_it_stands() -> None:
    text = f"ชิป {'ข่าวอื่น ' * 60}ชิปของ Nvidia แรงขึ้น {'ข่าวอื่น ' * 60}"
    found = snippet(text, ["ชิป", "nvidia"])
    assert lit(found) == ["ชิป", "Nvidia"]
    assert found.text[0] == found.text[-1] == "…"
    assert len(found.text) <= WIDTH + 30


def test_a_text_without_it_has_no_snippet() -> None:
    assert snippet("ข่าวอื่น", ["ชิป"]) == Excerpt(text="")


@pytest.mark.parametrize("needle", ["แบตเตอรี่", "ตเตอ", "nvidia"])
def test_a_snippet_begins_and_ends_between_words(needle: str) -> None:
    text = "ประชาชนจำนวนมากเดินทางไปโรงพยาบาล" * 5 + "ซื้อแบตเตอรี่ของNvidiaรุ่นใหม่" + "มหาวิทยาลัยเปิดรับนักศึกษา" * 9
    piece = passage(text, [needle])
    assert piece is not None
    shown = excerpt_of(piece, words_of(piece.around))
    assert [hit.lower() for hit in lit(shown)] == [needle]
    told = shown.text.strip("…")
    assert len(told) <= WIDTH + 30
    before = text[: text.index(told)]
    assert words_of(before) + words_of(told) == words_of(before + told)
    assert words_of(told)[-1] in {"มหาวิทยาลัย", "เปิดรับ", "เปิด", "รับ", "นักศึกษา"}


THAI = st.text(alphabet="กขเแโำาิี่้็์ๆ๒\u0e4d\u200b ab<&é\u0301👍🏽\u200d👩🇹🇭\n", max_size=300)
TEXTS = st.text(max_size=300) | THAI
HANGS_ON = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0301\u200d\U0001f3fd]")
JOINED = re.compile("[^\u200d]\u200d$")
"""A joiner at the very beginning of a text joins nothing."""


@given(text=TEXTS, needles=st.lists(TEXTS.map(normalise), max_size=3), cut=st.integers(0, 300))
def test_hits_lie_within_the_text_in_order_and_part_no_letter(text: str, needles: list[str], cut: int) -> None:
    needles = [*needles, normalise(text)[cut : cut + 4]]
    piece = passage(text, needles)
    cut_between_words = excerpt_of(piece, words_of(piece.around) if piece else ())
    for found in (marked(text, needles, words=words_of(text)), snippet(text, needles), cut_between_words):
        ends = [0, *(place for hit in found.hits for place in hit), len(found.text)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in found.hits)
        for start, end in found.hits:
            assert not HANGS_ON.match(found.text, end)
            assert not JOINED.search(found.text[:start])
