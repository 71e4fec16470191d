import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.words import LONGEST, searchable


@pytest.mark.parametrize(
    "word", ["แอป", "เด็ก", "น้ำ", "ก", "5g", "über", "e\u0301te\u0301", "नमस्ते", "新闻", "²"]
)
def test_a_word_of_letters_marks_and_digits_stays_as_it_is(word: str) -> None:
    assert list(searchable([word])) == [word]


@pytest.mark.parametrize(
    ("word", "parts"),
    [("C++", ["c"]), ("it's", ["it", "s"]), ("a_b", ["a", "b"]), ("😀", []), ("\0", []), ("", [])],
)
def test_signs_part_words(word: str, parts: list[str]) -> None:
    assert list(searchable([word])) == parts


@given(st.lists(st.text()))
def test_no_sign_of_a_query_language_is_left(words: list[str]) -> None:
    for word in searchable(words):
        assert 0 < len(word) <= LONGEST
        assert not set(word) & set("\0\"'\\*:()^-+&|!<> _")
