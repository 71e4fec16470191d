from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

from news.moment import Moment, moment_of


class Clock:
    """Goes on as clocks do, from where it was set last."""

    def __init__(self, hour: int, minute: int = 0) -> None:
        self._zero = monotonic()
        self.set(hour, minute)

    def set(self, hour: int, minute: int = 0, *, day: int = 23) -> None:
        """In Bangkok."""
        wall = datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Bangkok"))
        self._start, self._zero = moment_of(wall), monotonic()

    def __call__(self) -> Moment:
        return Moment(self._start + int(monotonic() - self._zero))
