import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.words import LocalSegmenter, needs_dictionary, normalise, words_of


@pytest.fixture(scope="module", autouse=True)
def dictionary() -> None:
    """Loaded before the clock of any test runs."""
    words_of("ข่าว")


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


def test_thai_is_cut_into_words() -> None:
    assert words_of("แบตเตอรี่นี้ชาร์จเร็ว") == ("แบตเตอรี่", "นี้", "ชาร์จ", "เร็ว")


@pytest.mark.parametrize("term", ["แชตบอต", "บล็อกเชน", "แรนซัมแวร์", "ดาต้าเซ็นเตอร์", "สมาร์ตโฟน"])
def test_words_of_technology_news_stay_whole(term: str) -> None:
    assert term in words_of(f"ข่าว{term}ใหม่ล่าสุด")


def test_thai_and_english_stand_in_one_text() -> None:
    assert words_of("ชิป AI รุ่น M5, 5G!") == ("ชิป", "ai", "รุ่น", "m5", "5g")


def test_marks_and_emoji_are_no_words() -> None:
    assert words_of('ต่าง ๆ 🎉 … — * "') == ("ต่าง",)


def test_an_endless_run_is_cut_in_no_time() -> None:
    assert words_of("กา" * 50_000)


@given(text=st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert all(word and not word.isspace() for word in words_of(text))


@given(text=st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F)))
def test_no_thai_is_too_odd(text: str) -> None:
    assert all(word and not word.isspace() for word in words_of(text))


@pytest.mark.parametrize(
    ("text", "needed"), [("ชิป AI", True), ("AI chips", False), ("ปี", True), ("๒๕๖๙", False), ("日本", False)]
)
def test_only_thai_needs_the_dictionary(text: str, needed: bool) -> None:  # noqa: FBT001 - a table's column
    assert needs_dictionary(text) is needed


async def test_each_text_has_its_own_words() -> None:
    assert await LocalSegmenter().words(["ชิป AI", "", "M5"]) == [("ชิป", "ai"), (), ("m5",)]
