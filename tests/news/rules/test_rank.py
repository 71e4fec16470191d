from news.article import ArticleId
from news.asked import Asked
from news.found import Candidate
from news.lookup import EVERYWHERE
from news.moment import Moment
from news.need import Need
from news.rules.rank import best_first

SURE = frozenset(map(ArticleId, (1, 2)))


def candidate(number: int, text: str, *, title: str = "") -> Candidate:
    return Candidate(id=ArticleId(number), title=title, text=text, rest="", at=Moment(number))


def asked(text: str, *, phrase: bool = False) -> Asked:
    need = Need(typed=text, text=text, phrase=phrase, ways=(tuple(text.split()),))
    return Asked(needs=(need,), unwanted=(), labels=(), within=EVERYWHERE)


def test_a_title_counts_for_more_than_a_text_and_the_newer_comes_first_of_equals() -> None:
    told = [candidate(1, "rice"), candidate(2, "rice"), candidate(3, "", title="Rice")]
    assert best_first(asked("rice"), told, {}, sure=frozenset(), most=9) == [3, 2, 1]


def test_words_side_by_side_as_they_were_typed_count_for_more() -> None:
    told = [candidate(1, "thai rice"), candidate(2, "rice thai")]
    assert best_first(asked("thai rice"), told, {}, sure=frozenset(), most=9) == [1, 2]


def test_what_has_the_words_apart_has_not_the_phrase() -> None:
    told = [candidate(1, "thai rice"), candidate(2, "rice thai")]
    assert best_first(asked("thai rice", phrase=True), told, {}, sure=SURE, most=9) == [1]


def test_beyond_so_many_those_with_the_phrase_follow_as_they_are() -> None:
    told = [
        candidate(5, "none of it"),
        candidate(1, "rice"),
        candidate(2, "rice rice"),
        candidate(4, "rice rice rice"),
        candidate(3, "rice"),
    ]
    sure = SURE | {ArticleId(4)}
    assert best_first(asked("rice", phrase=True), told, {}, sure=sure, most=2) == [2, 1, 4]
