import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.words import Words, normalise
from tests.news.samples import new_article


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เเบตเตอรี่", "แบตเตอรี่"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("ที่\u200bนี่", "ที่นี่"),
        ("ปี ๒๕๖๙", "ปี 2569"),
        ("มากก่่า", "มากก่า"),
        ("กี่", "กี่"),
        ("AI", "ai"),
    ],
)
def test_texts_that_look_alike_are_spelt_alike(typed: str, meant: str) -> None:
    assert normalise(typed) == normalise(meant) == meant


def test_thai_is_cut_into_words(words: Words) -> None:
    assert words.of("แบตเตอรี่นี้ชาร์จเร็ว") == ("แบตเตอรี่", "นี้", "ชาร์จ", "เร็ว")


@pytest.mark.parametrize("term", ["แชตบอต", "บล็อกเชน", "แรนซัมแวร์", "ดาต้าเซ็นเตอร์", "สมาร์ตโฟน"])
def test_words_of_technology_news_stay_whole(words: Words, term: str) -> None:
    assert term in words.of(f"ข่าว{term}ใหม่ล่าสุด")


def test_thai_and_english_stand_in_one_text(words: Words) -> None:
    assert words.of("ชิป AI รุ่น M5, 5G!") == ("ชิป", "ai", "รุ่น", "m5", "5g")


def test_marks_and_emoji_are_no_words(words: Words) -> None:
    assert words.of('ต่าง ๆ 🎉 … — * "') == ("ต่าง",)


def test_an_article_is_found_by_its_tags_and_author(words: Words) -> None:
    indexed = words.of_article(new_article(tags=("พาสคีย์",), author="กองบรรณาธิการ"))
    assert "พาสคีย์" in indexed.body
    assert "แบตเตอรี่" in indexed.title


def test_an_endless_run_is_cut_in_no_time(words: Words) -> None:
    assert words.of("กา" * 50_000)


@given(text=st.text())
def test_no_text_is_too_odd(text: str) -> None:
    cut = Words().of(text) if not any("\u0e01" <= c <= "\u0e4e" for c in text) else ()
    assert all(word and not word.isspace() for word in cut)


@given(text=st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F)))
def test_no_thai_is_too_odd(words: Words, text: str) -> None:
    assert all(word and not word.isspace() for word in words.of(text))
