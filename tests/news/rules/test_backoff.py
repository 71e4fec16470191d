from hypothesis import given
from hypothesis import strategies as st

from news.rules.backoff import LONGEST, backoff


def test_the_first_pause_is_the_base() -> None:
    assert backoff(1, base=60, jitter=0.5) == 60


def test_pauses_double() -> None:
    assert [backoff(n, base=60, jitter=0.5) for n in (1, 2, 3)] == [60, 120, 240]


def test_a_pause_that_the_source_asks_for_is_kept() -> None:
    assert backoff(1, base=60, jitter=0.5, asked=900) == 900


@given(failures=st.integers(1, 10_000), base=st.integers(1, 86_400), jitter=st.floats(0, 1, exclude_max=True))
def test_a_pause_is_never_nothing_and_never_for_ever(failures: int, base: int, jitter: float) -> None:
    assert 1 <= backoff(failures, base=base, jitter=jitter) <= LONGEST * 1.1
