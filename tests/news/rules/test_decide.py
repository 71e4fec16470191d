import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.delivery import (
    Arrived,
    Barred,
    Dead,
    Flooded,
    Gone,
    Lost,
    MessageId,
    Moved,
    OnUncertain,
    Outcome,
    Refused,
    Retry,
    Sent,
    Uncertain,
    Verdict,
)
from news.rules.decide import BARRED_PAUSE, MOST_ATTEMPTS, decide
from news.subscriber import ChatId
from tests.news.samples import NOW


def verdict(outcome: Outcome, *, attempts: int = 1, on_uncertain: OnUncertain = "repeat") -> Verdict:
    return decide(outcome, attempts=attempts, now=NOW, on_uncertain=on_uncertain, jitter=0.5)


def test_a_copy_that_arrived_is_sent() -> None:
    assert verdict(Arrived(MessageId(5))) == Sent(MessageId(5), NOW)


@pytest.mark.parametrize("seconds", [1, 43_838])
def test_a_flood_wait_is_kept_to_and_counts_as_no_attempt(seconds: int) -> None:
    told = verdict(Flooded(seconds), attempts=3)
    assert isinstance(told, Retry)
    assert (told.due_at, told.attempts) == (NOW + seconds, 2)


def test_a_revoked_token_costs_no_copy_its_attempts() -> None:
    told = verdict(Barred("Unauthorized"), attempts=MOST_ATTEMPTS)
    assert isinstance(told, Retry)
    assert (told.due_at, told.attempts) == (NOW + BARRED_PAUSE, MOST_ATTEMPTS - 1)


def test_a_copy_for_a_moved_group_goes_to_its_new_id_at_once() -> None:
    told = verdict(Moved(ChatId(-100)))
    assert isinstance(told, Retry)
    assert told.due_at == NOW


@pytest.mark.parametrize("outcome", [Gone("blocked"), Refused("can't parse entities")])
def test_what_can_never_arrive_is_dead_with_its_reason(outcome: Gone | Refused) -> None:
    assert verdict(outcome) == Dead(outcome.reason)


def test_a_lost_answer_is_tried_again_or_listed_as_the_operator_wishes() -> None:
    lost = Lost("no answer", may_have_arrived=True)
    assert isinstance(verdict(lost), Retry)
    assert verdict(lost, on_uncertain="skip") == Uncertain("no answer")


def test_a_connection_never_made_is_no_uncertainty() -> None:
    assert isinstance(verdict(Lost("refused", may_have_arrived=False), on_uncertain="skip"), Retry)


def test_pauses_grow_and_end() -> None:
    lost = Lost("bad gateway", may_have_arrived=False)
    told = [verdict(lost, attempts=n) for n in range(1, MOST_ATTEMPTS + 1)]
    due = [v.due_at for v in told if isinstance(v, Retry)]
    assert due == sorted(due)
    assert due[-1] - NOW > 60 * due[0] - 60 * NOW
    assert isinstance(told[-1], Dead)


@given(
    outcome=st.one_of(
        st.builds(Arrived, st.integers(min_value=1)),
        st.builds(Flooded, st.integers(1, 50_000)),
        st.builds(Gone, st.text()),
        st.builds(Lost, st.text(), may_have_arrived=st.booleans()),
    ),
    attempts=st.integers(1, 1000),
    jitter=st.floats(0, 1, exclude_max=True),
)
def test_nothing_is_tried_again_in_the_past(outcome: Outcome, attempts: int, jitter: float) -> None:
    told = decide(outcome, attempts=attempts, now=NOW, on_uncertain="repeat", jitter=jitter)
    assert not isinstance(told, Retry) or told.due_at > NOW
