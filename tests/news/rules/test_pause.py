from dataclasses import replace

import pytest

from news.moment import Moment
from news.rules.pause import away_since, is_to_note
from news.subscriber import ChatId, Place, PlaceId, Subscriber
from news.team import UserId

HOUR, DAY = 3600, 86_400
NOW = Moment(100 * DAY)
READER = Subscriber(
    chat_id=ChatId(7),
    language="th",
    language_chosen=False,
    timezone="Asia/Bangkok",
    silent=False,
    active=True,
    since=Moment(1),
)


@pytest.mark.parametrize(
    ("active", "seen", "left", "away"),
    [
        (True, None, None, None),
        (True, 2 * DAY, None, None),
        (True, 3 * DAY, None, 3 * DAY),
        (False, 9 * DAY, 2 * DAY, 2 * DAY),
        (False, 9 * DAY, HOUR, None),
        (False, None, DAY, DAY),
        (False, 2 * HOUR, 9 * DAY, None),
    ],
)
def test_a_pause_is_long_by_whether_the_news_has_come(
    *, active: bool, seen: int | None, left: int | None, away: int | None
) -> None:
    def ago(seconds: int | None) -> Moment | None:
        return None if seconds is None else Moment(NOW - seconds)

    assert away_since(replace(READER, active=active, seen_at=ago(seen), left_at=ago(left)), NOW) == ago(away)


def test_a_reader_is_noted_once_an_hour_and_a_group_never() -> None:
    assert is_to_note(READER, NOW)
    assert not is_to_note(replace(READER, seen_at=Moment(NOW - HOUR + 1)), NOW)
    assert is_to_note(replace(READER, seen_at=Moment(NOW - HOUR)), NOW)
    group = Place(id=PlaceId(1), title="กลุ่ม", connected_by=UserId(7), thread_id=None)
    assert not is_to_note(replace(READER, place=group), NOW)
