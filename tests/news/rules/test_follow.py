from hypothesis import given
from hypothesis import strategies as st

from news.amendment import Change
from news.moment import Moment
from news.push import PushId
from news.rules.follow import MOST_FOLLOWED, SPAN, follow_time, followed
from tests.news.samples import NOW


def change(times: int = 0, since: int = 0) -> Change:
    return Change(
        push_id=PushId(1),
        edits=1,
        article=None,
        timezone="UTC",
        followed=times,
        followed_from=Moment(since),
    )


def test_the_first_changes_are_followed_at_once_and_the_next_when_the_hour_is_over() -> None:
    times, since = 0, Moment(0)
    for _ in range(MOST_FOLLOWED):
        assert follow_time(change(times, since), NOW) == NOW
        times, since = followed(change(times, since), NOW)
    assert follow_time(change(times, since), Moment(NOW + 60)) == NOW + SPAN
    assert follow_time(change(times, since), Moment(NOW + SPAN)) == NOW + SPAN


@given(st.lists(st.integers(0, 900), max_size=60))
def test_no_hour_sees_more_than_twice_as_many_however_a_feed_flaps(pauses: list[int]) -> None:
    """Twice, as the end of one span and the beginning of the next may meet in an hour."""
    now, times, since = int(NOW), 0, Moment(0)
    seen: list[int] = []
    for pause in pauses:
        now += pause
        at = follow_time(change(times, since), Moment(now))
        now = max(now, at)
        times, since = followed(change(times, since), Moment(now))
        seen.append(now)
    assert all(sum(at <= other < at + SPAN for other in seen) <= 2 * MOST_FOLLOWED for at in seen)
