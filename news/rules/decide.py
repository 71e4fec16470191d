from typing import Final, assert_never

from news.delivery import (
    Arrived,
    Barred,
    Dead,
    Erased,
    Fixed,
    Flooded,
    Gone,
    Lost,
    Moved,
    OnUncertain,
    Outcome,
    Refused,
    Retry,
    Sent,
    Uncertain,
    Undeletable,
    Vanished,
    Verdict,
)
from news.moment import Moment
from news.rules.backoff import backoff
from news.rules.deed import DELETE_TRIES

MOST_ATTEMPTS: Final = 12
"""With the doubling pauses between them this outlasts an outage of two hours."""
BARRED_PAUSE: Final = 60


def decide(  # noqa: C901 - one case an outcome
    outcome: Outcome, *, attempts: int, now: Moment, on_uncertain: OnUncertain, jitter: float
) -> Verdict:
    """What becomes of a copy. `attempts` counts the send just made; `jitter` is a random number in [0, 1)."""
    match outcome:
        case Arrived(message_id):
            return Sent(message_id, now)
        case Flooded(seconds):
            # No fault of the copy's: being asked to wait must not bring it nearer to being given up.
            return Retry(Moment(now + seconds), attempts - 1, f"flood wait of {seconds} s")
        case Barred(reason):
            return Retry(Moment(now + BARRED_PAUSE), attempts - 1, reason)
        case Moved(chat_id):
            return Retry(now, attempts, f"the group is now the supergroup {chat_id}")
        case Vanished(reason):
            return Erased(reason)
        case Undeletable(reason):
            return Retry(now, max(attempts, DELETE_TRIES), reason)
        case Gone(reason) | Refused(reason) | Fixed(reason):
            return Dead(reason)
        case Lost(reason, may_have_arrived=True) if on_uncertain == "skip":
            return Uncertain(reason)
        case Lost(reason) if attempts >= MOST_ATTEMPTS:
            return Dead(f"given up after {attempts} attempts: {reason}")
        case Lost(reason):
            return Retry(Moment(now + backoff(attempts, base=2, jitter=jitter)), attempts, reason)
        case _:
            assert_never(outcome)
