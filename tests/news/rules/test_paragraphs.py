import pytest

from news.rules.paragraphs import is_heading, is_list_item, paragraphs_of


@pytest.mark.parametrize("text", ["บทสรุป", "Finding what you have", "ความพยายามพัฒนา และประเด็นด้านจริยธรรม"])
def test_a_short_line_that_is_no_sentence_is_a_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize("text", ["It works.", "“ใช้ได้จริง”", "• ข้อแรก", "one\ntwo", "ก" * 71])
def test_sentences_lists_and_long_paragraphs_are_none(text: str) -> None:
    assert not is_heading(text)


def test_list_items_are_told_by_their_sign() -> None:
    assert is_list_item("• ข้อแรก")
    assert not is_list_item("ข้อแรก")


def test_paragraphs_stand_apart_by_blank_lines() -> None:
    assert paragraphs_of("one\n\n\n\n two\nlines \n\n") == ["one", "two\nlines"]
