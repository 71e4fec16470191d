from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.query import Query, Wanted
from news.rules.parse import LONGEST, MOST, parse


def words(*texts: str) -> tuple[Wanted, ...]:
    return tuple(Wanted(text=text) for text in texts)


def test_words_are_wanted_as_they_were_typed() -> None:
    assert parse("ชิป Nvidia  C++") == Query(wanted=words("ชิป", "Nvidia", "C++"))


@pytest.mark.parametrize("typed", ['"แบตเตอรี่ ใหม่"', "“แบตเตอรี่ ใหม่”", "«แบตเตอรี่ ใหม่»", '"แบตเตอรี่ ใหม่'])
def test_quotes_make_a_phrase_and_need_no_end(typed: str) -> None:
    assert parse(typed) == Query(wanted=(Wanted(text="แบตเตอรี่ ใหม่", phrase=True),))


def test_a_dash_before_a_word_or_phrase_excludes_it_and_within_a_word_does_not() -> None:
    asked = parse('COVID-19 -ฟุตบอล -"of the" - x')
    assert asked.wanted == words("COVID-19", "-", "x")
    assert asked.unwanted == (Wanted(text="ฟุตบอล"), Wanted(text="of the", phrase=True))


def test_labels_sources_and_dates_narrow_the_search() -> None:
    assert parse('ชิป #ไอที source:blognone ที่มา:"Daily News" from:2026-11-01 to:2026-11-30') == Query(
        wanted=words("ชิป"),
        labels=("ไอที",),
        sources=("blognone", "Daily News"),
        since=date(2026, 11, 1),
        until=date(2026, 11, 30),
    )


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("2026-02-03", date(2026, 2, 3), date(2026, 2, 3)),
        ("3/2/2026", date(2026, 2, 3), date(2026, 2, 3)),
        ("03/02/2569", date(2026, 2, 3), date(2026, 2, 3)),
        ("2569-02-03", date(2026, 2, 3), date(2026, 2, 3)),
        ("๒๕๖๙-๐๒-๐๓", date(2026, 2, 3), date(2026, 2, 3)),
        ("2567-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2/2567", date(2024, 2, 1), date(2024, 2, 29)),
        ("2569", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_of_either_era_is_a_date(typed: str, since: date, until: date) -> None:
    assert parse(f"from:{typed}").since == parse(f"ตั้งแต่:{typed}").since == since
    assert parse(f"to:{typed}").until == parse(f"ถึง:{typed}").until == until


@pytest.mark.parametrize(
    "typed", ["from:yesterday", "to:2026-02-30", "from:0000", "to:13/2026", "source:", "from:"]
)
def test_what_narrows_nothing_is_words(typed: str) -> None:
    asked = parse(typed)
    assert not asked.narrowed
    assert typed.partition(":")[0] in " ".join(wanted.text for wanted in asked.wanted)


@given(st.text() | st.text(alphabet='"-#:“”«» fromtsuce2569กั/๒\x00', max_size=80))
def test_no_text_is_wrong(text: str) -> None:
    asked = parse(text)
    assert len(asked.wanted) + len(asked.unwanted) <= MOST
    assert all(wanted.text.strip() for wanted in (*asked.wanted, *asked.unwanted))


def test_a_pasted_text_is_cut() -> None:
    asked = parse("คำ " * 2000)
    assert len(asked.wanted) == MOST
    assert len(parse("ก" * 4000).wanted[0].text) == LONGEST
