from hypothesis import given
from hypothesis import strategies as st

from news.rules.paging import pages_of, units


def test_a_short_text_is_one_page() -> None:
    assert pages_of("สั้น ๆ\n\nสองย่อหน้า", 100) == ("สั้น ๆ\n\nสองย่อหน้า",)


def test_an_empty_text_has_one_empty_page() -> None:
    assert pages_of("", 100) == ("",)


def test_pages_break_between_paragraphs() -> None:
    assert pages_of("aaaa\n\nbbbb\n\ncccc", 10) == ("aaaa\n\nbbbb", "cccc")


def test_a_long_paragraph_breaks_at_a_space() -> None:
    assert pages_of("one two three four", 9) == ("one two", "three", "four")


def test_emoji_count_as_telegram_counts_them() -> None:
    assert units("ก📖") == 3
    assert pages_of("📖📖📖", 4) == ("📖📖", "📖")


@given(text=st.text(alphabet=st.characters(codec="utf-8")), size=st.integers(2, 50))
def test_pages_fit_and_lose_no_letter(text: str, size: int) -> None:
    pages = pages_of(text, size)
    assert all(units(page) <= size for page in pages)
    assert "".join("".join(pages).split()) == "".join(text.split())
