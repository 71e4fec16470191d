"""How fast Telegram lets a bot send: over all chats, in one chat, in a group."""

from collections import deque
from dataclasses import dataclass, field
from math import ceil

from playground.facts import Json

FREE_SECONDS = 60.0
FREE_SENDS = 3
_MINUTE = 60.0
_ROUNDING = 1e-6


@dataclass(slots=True)
class Pace:
    """What one chat has used up; times are monotonic seconds."""

    send_full: float = 0.0
    edit_full: float = 0.0
    free: int = 0
    free_until: float = 0.0
    minute: deque[float] | None = None

    def spoken_to(self, now: float) -> None:
        """Answers to a person do not count towards the limit over all chats."""
        self.free, self.free_until = FREE_SENDS, now + FREE_SECONDS


@dataclass(slots=True)
class Limits:
    """Rates are a second's; `private_burst` sends pass at once before `private_rate` holds."""

    overall_rate: int = 30
    paid_rate: int = 1000
    private_rate: float = 1.0
    private_burst: int = 3
    edit_rate: float = 5.0
    edit_burst: int = 20
    group_per_minute: int = 20
    enabled: bool = True
    _second: deque[float] = field(default_factory=deque)

    def shown(self) -> Json:
        return {
            "off": not self.enabled,
            "overall_rate": self.overall_rate,
            "paid_rate": self.paid_rate,
            "private_rate": self.private_rate,
            "private_burst": self.private_burst,
            "group_per_minute": self.group_per_minute,
        }

    def off(self) -> None:
        self.enabled = False

    def on(self) -> None:
        self.enabled = True

    def send(self, pace: Pace, now: float, *, private: bool, paid: bool) -> int:
        """Seconds to wait before this send may come again; 0: it may pass, and is counted."""
        if not self.enabled:
            return 0
        free = private and pace.free > 0 and now < pace.free_until
        wait = 0.0 if free else self._overall_wait(now, paid=paid)
        wait = wait or (self._private_wait(pace, now) if private else self._group_wait(pace, now))
        if wait > 0:
            return max(1, ceil(wait))
        self._count(pace, now, free=free, private=private)
        return 0

    def edit(self, pace: Pace, now: float) -> int:
        if not self.enabled:
            return 0
        full = max(pace.edit_full, now)
        wait = full - now - (self.edit_burst - 1) / self.edit_rate
        if wait > _ROUNDING:
            return max(1, ceil(wait))
        pace.edit_full = full + 1 / self.edit_rate
        return 0

    def _overall_wait(self, now: float, *, paid: bool) -> float:
        second = self._second
        while second and second[0] <= now - 1:
            second.popleft()
        full = len(second) >= (self.paid_rate if paid else self.overall_rate)
        return second[0] + 1 - now if full and second else float(full)

    def _private_wait(self, pace: Pace, now: float) -> float:
        full = max(pace.send_full, now)
        wait = full - now - (self.private_burst - 1) / self.private_rate
        return wait if wait > _ROUNDING else 0.0

    def _group_wait(self, pace: Pace, now: float) -> float:
        minute = pace.minute = pace.minute if pace.minute is not None else deque()
        while minute and minute[0] <= now - _MINUTE:
            minute.popleft()
        return minute[0] + _MINUTE - now if len(minute) >= self.group_per_minute else 0.0

    def _count(self, pace: Pace, now: float, *, free: bool, private: bool) -> None:
        if free:
            pace.free -= 1
        else:
            self._second.append(now)
        if private:
            pace.send_full = max(pace.send_full, now) + 1 / self.private_rate
        elif pace.minute is not None:
            pace.minute.append(now)
