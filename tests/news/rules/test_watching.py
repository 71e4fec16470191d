from hypothesis import given
from hypothesis import strategies as st

from news.article import IndexedWords
from news.rules.watching import head_of, heads_in, heard, heard_in_each
from news.watch import Phrase, PhraseId

WORDS = IndexedWords(title=("openai", "เปิดตัว", "ชิป"), body=("ชิป", "รุ่น", "ใหม่"))


def phrase(*words: str) -> Phrase:
    return Phrase(id=PhraseId(1), text=" ".join(words))


def test_a_phrase_is_heard_where_its_words_follow_each_other() -> None:
    told = [phrase("ชิป", "รุ่น"), phrase("openai"), phrase("เปิดตัว", "ชิป")]
    assert heard(told, WORDS) == told


def test_words_apart_parts_of_words_and_words_across_title_and_body_are_not_heard() -> None:
    apart = [phrase("openai", "ชิป"), phrase("open"), phrase("ชิป", "ชิป"), phrase("รุ่น", "ชิป")]
    assert heard(apart, WORDS) == []


def test_each_article_hears_its_own() -> None:
    other = IndexedWords(title=(), body=("ดาว", "ชิป", "รุ่น"))
    chips, stars = phrase("ชิป", "รุ่น"), Phrase(id=PhraseId(2), text="ดาว ชิป")
    assert heard_in_each([stars, chips], [WORDS, other]) == [(1,), (1, 2)]
    assert heard_in_each([], [WORDS]) == [()]


def test_what_is_heard_is_found_by_how_it_begins() -> None:
    told = [("ชิป", "รุ่น", "ใหม่"), ("openai", "เปิดตัว"), ("รุ่น",)]
    assert heads_in([WORDS]) >= {head_of(words) for words in told}
    assert head_of(("ชิป", "ชิป")) not in heads_in([WORDS])


@given(
    words=st.lists(st.text(alphabet="กข", min_size=1, max_size=2), min_size=1, max_size=4),
    body=st.text("กข ", max_size=40),
)
def test_what_is_heard_stands_there_word_by_word(words: list[str], body: str) -> None:
    said = tuple(body.split())
    there = any(said[start : start + len(words)] == tuple(words) for start in range(len(said)))
    told = IndexedWords(title=(), body=said)
    assert bool(heard([phrase(*words)], told)) == there
    assert not there or head_of(words) in heads_in([told])
