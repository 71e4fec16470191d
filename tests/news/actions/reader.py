"""A reader of the simulated newsroom, their habits, and what they were promised."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from news.article import ArticleId
from news.delivery import Delivery
from news.moment import Moment, datetime_of
from news.rules.schedule import HEAD_START, is_quiet, next_run
from news.schedule import EVERY_DAY, Minute, QuietHours, Schedule
from news.subscriber import ChatId

ZONES: Final = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Bangkok")


@dataclass(kw_only=True)
class Reader:
    chat: ChatId
    schedule: Schedule
    timezone: str
    joined: Moment
    steady: bool = True
    """Has never changed anything since."""
    left: bool = False
    told: Counter[ArticleId] = field(default_factory=Counter)
    cards: Counter[date] = field(default_factory=Counter)

    def takes_digest(self, copy: Delivery, *, prompt: bool, ticked: Moment, now: Moment) -> None:
        """`ticked` is when it was last asked what is due; a `prompt` copy had no fault on its way."""
        self._not_gone(copy)
        if not self.steady:
            return
        assert not self._is_quiet(now), f"{copy} in the quiet hours of {self}"
        waited = self._is_quiet(Moment(ticked + HEAD_START))
        if self.schedule.mode == "digest" and prompt and not waited:
            run = next_run(self.schedule, self.timezone, ticked)
            assert run <= now, f"{copy} at no time of {self}"

    def takes_card(self, copy: Delivery, *, prompt: bool, breaking: bool, now: Moment) -> None:
        self._not_gone(copy)
        if not self.steady:
            return
        wanted = breaking and self.schedule.breaking
        assert wanted or not self._is_quiet(now), f"{copy} in the quiet hours of {self}"
        if not prompt:
            return
        assert wanted or self.schedule.mode == "now", f"{copy} is no digest for {self}"
        day = datetime_of(now).astimezone(ZoneInfo(self.timezone)).date()
        self.cards[day] += 1
        cap = self.schedule.cap
        assert not cap or self.cards[day] <= cap, f"{copy} is over the cap of {self}"

    def _is_quiet(self, now: Moment) -> bool:
        return is_quiet(self.schedule, self.timezone, now)

    def _not_gone(self, copy: Delivery) -> None:
        assert not self.left, f"{copy} after leaving"


def habits(pick: Random) -> Schedule:
    hours = sorted(pick.sample((2, 7, 8, 12, 18, 20, 23), pick.randint(1, 3)))
    start, end = pick.choice(((22, 7), (23, 6), (21, 8), (1, 9), (2, 3)))
    return Schedule(
        mode=pick.choice(("now", "now", "digest")),
        times=tuple(Minute(hour * 60) for hour in hours),
        weekdays=pick.choice((EVERY_DAY, EVERY_DAY[:5])),
        quiet=pick.choice((None, QuietHours(start=Minute(start * 60), end=Minute(end * 60)))),
        cap=pick.choice((0, 0, 2, 5)),
        breaking=pick.random() < 0.5,
    )
