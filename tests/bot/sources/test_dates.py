from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.dates import believable, moment_in
from news.moment import Moment, datetime_of


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 02 Mar 2026 10:00:00 +0700", utc(2026, 3, 2, 3)),
        ("Mon, 2 Mar 2026 10:00 GMT", utc(2026, 3, 2, 10)),
        ("02 Mar 26 10:00:00 EST", utc(2026, 3, 2, 15)),
        ("Monday, 02 March 2026 10:00:00 ICT", utc(2026, 3, 2, 3)),
        ("Mon, 02 Mar 2026 10:00:00 Nowhere", utc(2026, 3, 2, 10)),
        ("2026-03-02T10:00:00Z", utc(2026, 3, 2, 10)),
        ("2026-03-02T10:00:00.123456+07:00", utc(2026, 3, 2, 3)),
        ("2026-03-02 10:00:00 -0530", utc(2026, 3, 2, 15, 30)),
        ("2026-03-02", utc(2026, 3, 2)),
        ("20260302", utc(2026, 3, 2)),
        ("March 2, 2026 10:05 PM", utc(2026, 3, 2, 22, 5)),
        ("Mar 2nd, 2026, 12:05 a.m.", utc(2026, 3, 2, 0, 5)),
        ("Mon, 29 Feb 2567 10:00:00 +0700", utc(2024, 2, 29, 3)),
        ("2567-02-29T10:00:00+07:00", utc(2024, 2, 29, 3)),
        ("Mon, 02 Mar 2026 10:00:60 GMT", utc(2026, 3, 2, 10, 0, 59)),
    ],
)
def test_dates_of_feeds_are_understood(text: str, expected: datetime) -> None:
    moment = moment_in(text, thai=False)
    assert moment is not None
    assert datetime_of(moment) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 ก.พ. 2567", utc(2024, 2, 28, 17)),
        ("๒ มีนาคม ๒๕๖๙ เวลา ๑๐:๐๐ น.", utc(2026, 3, 2, 3)),
        ("2 มี.ค. 69 10.30 น.", utc(2026, 3, 2, 3, 30)),
        ("วันจันทร์ที่ 2 มีนาคม พ.ศ. 2569", utc(2026, 3, 1, 17)),
        ("จันทร์, 02 มี.ค. 2569 10:00:00 +0700", utc(2026, 3, 2, 3)),
        ("จ. 2 มีค 2569 10:00", utc(2026, 3, 2, 3)),
        ("02/03/2569 10:00", utc(2026, 3, 2, 3)),
        ("31 ธันวาคม 2568 23:59", utc(2025, 12, 31, 16, 59)),
        ("Mon, 02 Mar 2026 10:00:00", utc(2026, 3, 2, 3)),
        ("2026-03-02T10:00:00", utc(2026, 3, 2, 3)),
        ("2026-03-02T10:00:00Z", utc(2026, 3, 2, 10)),
    ],
)
def test_dates_of_thai_feeds_are_understood_and_are_bangkoks(text: str, expected: datetime) -> None:
    moment = moment_in(text, thai=True)
    assert moment is not None
    assert datetime_of(moment) == expected


MONTHS = [
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
]


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS)))
def test_all_thai_months_are_known(number: int, name: str) -> None:
    moment = moment_in(f"15 {name} 2569 12:00", thai=True)
    assert moment is not None
    assert datetime_of(moment).month == number % 12 + 1


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "yesterday",
            "0001-01-01T00:00:00Z",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "2026-13-01",
            "30 Feb 2026",
        ),
        *("2026-02-29", "29 ก.พ. 2568", "2 ดินคม 2569", "2026-03-02T25:00:00Z", "Mon, 02 Mar 2026 10:00 +9900"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment_in(text, thai=text.isascii()) is None


def test_a_date_of_tomorrow_is_believed_and_a_later_one_is_not() -> None:
    now = Moment(1_772_420_400)
    assert believable(Moment(now + 86_400), now) == now + 86_400
    assert believable(Moment(now + 86_401), now) is None
    assert believable(None, now) is None


@given(st.text() | st.text(alphabet="0123456789-:/T Zเม.ย.MarPM+,"), st.booleans())
def test_no_text_breaks_the_reading_of_dates(text: str, thai: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    moment = moment_in(text, thai=thai)
    assert moment is None or moment > 0
