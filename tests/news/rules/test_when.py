from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.moment import Moment, moment_of
from news.rules.when import LONGEST_WAIT, read_time

BANGKOK = ZoneInfo("Asia/Bangkok")
NOW = moment_of(datetime(2026, 11, 24, 10, 30, tzinfo=BANGKOK))  # a Tuesday
WORDS = st.sampled_from(
    [
        "พรุ่งนี้",
        "8",
        "โมง",
        "ตอน",
        "บ่าย",
        "สอง",
        "in",
        "hours",
        "99",
        "31/2",
        "วันศุกร์",
        "at",
        ":",
        "25 ธ.ค.",
        "ตี",
        "9999",
        "อีก",
    ]
)


def read(text: str) -> str | None:
    moment = read_time(text, now=NOW, timezone="Asia/Bangkok")
    return None if moment is None else datetime.fromtimestamp(moment, BANGKOK).strftime("%d %b %H:%M")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("พรุ่งนี้ 8 โมง", "25 Nov 08:00"),
        ("พรุ่งนี้แปดโมงครึ่ง", "25 Nov 08:30"),
        ("พรุ่งนี้ ตอน 8 โมงเช้า", "25 Nov 08:00"),
        ("tomorrow 08:00", "25 Nov 08:00"),
        ("Tomorrow at 8am", "25 Nov 08:00"),
        ("8pm tomorrow", "25 Nov 20:00"),
        ("บ่ายสอง", "24 Nov 14:00"),
        ("บ่ายโมง", "24 Nov 13:00"),
        ("บ่าย 3 โมงครึ่ง", "24 Nov 15:30"),
        ("ห้าโมงเย็น", "24 Nov 17:00"),
        ("2 ทุ่ม", "24 Nov 20:00"),
        ("คืนนี้สามทุ่มครึ่ง", "24 Nov 21:30"),
        ("เที่ยง", "24 Nov 12:00"),
        ("เที่ยงคืน", "25 Nov 00:00"),
        ("ตี 3", "25 Nov 03:00"),
        ("ตีห้าครึ่ง", "25 Nov 05:30"),
        ("18.30 น.", "24 Nov 18:30"),
        ("๑๘:๓๐", "24 Nov 18:30"),
        ("09:00", "25 Nov 09:00"),
        ("วันนี้ 12:00", "24 Nov 12:00"),
        ("มะรืนนี้ 7 โมงเช้า", "26 Nov 07:00"),
        ("วันศุกร์ 9 โมง", "27 Nov 09:00"),
        ("อังคารหน้า 9 โมง", "01 Dec 09:00"),
        ("next monday 9:15", "30 Nov 09:15"),
        ("friday noon", "27 Nov 12:00"),
        ("in 2 hours", "24 Nov 12:30"),
        ("in half an hour", "24 Nov 11:00"),
        ("in an hour", "24 Nov 11:30"),
        ("อีก 45 นาที", "24 Nov 11:15"),
        ("อีกครึ่งชั่วโมง", "24 Nov 11:00"),
        ("อีกสองชั่วโมง", "24 Nov 12:30"),
        ("25 ธ.ค. 2569 เวลา 08:00", "25 Dec 08:00"),
        ("25/12 08:00", "25 Dec 08:00"),
        ("25 December 8am", "25 Dec 08:00"),
        ("5 มกราคม 8 โมง", "05 Jan 08:00"),
        ("2026-11-25 08:00", "25 Nov 08:00"),
        ("2026-11-25T08:00", "25 Nov 08:00"),
    ],
)
def test_a_time_is_read_as_it_is_meant(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "เร็ว ๆ นี้",
        "tomorrow",
        "วันนี้ 8 โมง",
        "25:00",
        "8",
        "13pm",
        "บ่าย 9",
        "31/2 08:00",
        "25/11/2020 08:00",
        "1/1/2040 08:00",
    ],
)
def test_what_is_no_time_to_come_is_none(text: str) -> None:
    assert read(text) is None


def test_the_time_is_the_editors_own() -> None:
    moment = read_time("tomorrow 08:00", now=NOW, timezone="Europe/London")
    assert moment == moment_of(datetime(2026, 11, 25, 8, tzinfo=ZoneInfo("Europe/London")))


@given(st.one_of(st.text(), st.lists(WORDS, max_size=6).map(" ".join)), st.integers(0, 4_000_000_000))
def test_whatever_is_written_it_is_a_moment_ahead_or_none(text: str, now: int) -> None:
    moment = read_time(text, now=Moment(now), timezone="America/New_York")
    assert moment is None or now < moment <= now + LONGEST_WAIT * 86_400
