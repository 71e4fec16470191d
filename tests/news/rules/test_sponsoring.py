from dataclasses import replace

import pytest

from news.article import Article
from news.moment import Moment
from news.rules.sponsoring import day_of, line_below_all, line_for
from news.sponsor import Sponsor, SponsorId, Terms
from tests.news.samples import article

NOW = Moment(1_800_000_000)
AGREED = Terms(text="ร้านกาแฟ", url="https://cafe.example/")


def sponsor(number: int = 1, terms: Terms = AGREED, **changes: object) -> Sponsor:
    made = Sponsor(id=SponsorId(number), terms=terms, state="running", shown=0, taps=0, placed_at=Moment(0))
    return replace(made, **changes)  # type: ignore[arg-type]


def story(category: str = "AI") -> Article:
    return replace(article(), category=category)


@pytest.mark.parametrize(
    ("one", "fits"),
    [
        (sponsor(), True),
        (sponsor(state="paused"), False),
        (sponsor(state="ended"), False),
        (sponsor(terms=replace(AGREED, url="")), False),
        (sponsor(terms=replace(AGREED, starts_at=NOW)), True),
        (sponsor(terms=replace(AGREED, starts_at=Moment(NOW + 1))), False),
        (sponsor(terms=replace(AGREED, ends_at=Moment(NOW + 1))), True),
        (sponsor(terms=replace(AGREED, ends_at=NOW)), False),
        (sponsor(terms=replace(AGREED, topics=("รถยนต์", " ai "))), True),
        (sponsor(terms=replace(AGREED, topics=("รถยนต์",))), False),
    ],
)
def test_a_line_goes_below_what_was_agreed_while_it_runs(one: Sponsor, *, fits: bool) -> None:
    assert (line_for([one], story(), breaking=False, now=NOW) is one) is fits


def test_breaking_news_has_no_line() -> None:
    assert line_for([sponsor()], story(), breaking=True, now=NOW) is None


def test_lines_take_turns() -> None:
    waiting = sponsor(3, placed_at=Moment(NOW - 9))
    assert line_for([sponsor(2, placed_at=NOW), waiting], story(), breaking=False, now=NOW) is waiting


def test_a_day_is_the_newsrooms() -> None:
    before_midnight = Moment(1_799_999_999 - (1_799_999_999 + 7 * 3600) % 86_400 - 1)
    assert day_of(Moment(before_midnight + 1), "Asia/Bangkok") == day_of(before_midnight, "Asia/Bangkok") + 1
    assert day_of(Moment(before_midnight + 1), "UTC") == day_of(before_midnight, "UTC")


def test_a_line_goes_below_several_stories_of_which_one_fits_and_none_is_breaking() -> None:
    about_ai = sponsor(terms=replace(AGREED, topics=("AI",)))
    mixed = [story("กีฬา"), story(" #ai ")]
    assert line_below_all([about_ai], mixed, now=NOW) == about_ai
    assert line_below_all([about_ai], mixed[:1], now=NOW) is None
    assert line_below_all([about_ai], [*mixed, story("ข่าวด่วน")], now=NOW) is None
    assert line_below_all([], mixed, now=NOW) is None
