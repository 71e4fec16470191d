from dataclasses import replace
from typing import Final

from bot.call import CALL_TIMEOUT
from news.delivery import Arrived, Flooded, Outcome
from news.moment import Moment
from news.rules.flood import LONG

_FLIGHT: Final = CALL_TIMEOUT + 1
"""Seconds after which nothing is under way any more that left before."""


class Doubt:
    """Whether a long flood wait is for one chat or for all: the next chat that is tried will tell."""

    def __init__(self) -> None:
        self._since: Moment | None = None

    def weighed(self, outcome: Outcome, now: Moment) -> Outcome:
        match outcome:
            case Arrived() if self._tried(now):
                self._since = None
            case Flooded(seconds) if seconds > LONG:
                seconded = self._tried(now)
                self._since = self._since or now
                return replace(outcome, seconded=seconded)
            case _:
                pass
        return outcome

    def _tried(self, now: Moment) -> bool:
        return self._since is not None and now > self._since + _FLIGHT
