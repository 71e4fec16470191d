"""What is on its way to Telegram and not answered yet.

While answers tarry, what was sent meanwhile piles up before Telegram and then arrives as one burst, which the
limit over a second has no room for. So little more is let up than is usually there.
"""

from collections import deque
from collections.abc import Callable
from typing import Final

HEADROOM: Final = 0.008
"""Seconds' worth of copies beyond what is usual."""
FORGOTTEN: Final = 1.0
"""Seconds after which a copy no longer counts: it hangs, and must not keep the others on the ground."""
_SHORTEST: Final = 0.001


class Air:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._flights: deque[Flight] = deque()
        self._flying = 0
        self._usual = FORGOTTEN
        """Seconds that half of the answers take: unlike their mean it hardly minds a moment of delay."""
        self._learned = False

    @property
    def flying(self) -> int:
        now = self._clock()
        while self._flights and (not self._flights[0].counts or self._flights[0].left < now - FORGOTTEN):
            self._land(self._flights.popleft())
        return self._flying

    def room(self, rate: float) -> float:
        """For how many more, at so many a second."""
        return rate * (self._usual + HEADROOM) + 1 - self.flying

    def heard(self, took: float) -> None:
        """How long the answer to another call took: worth something until a copy has been answered.

        Else a process that has just begun would let up any number while its connections are being made, and
        what piled up meanwhile would arrive with what comes after.
        """
        if not self._learned:
            self._usual = min(FORGOTTEN, took)

    def flight(self, rate: float) -> "Flight":
        return Flight(self, rate)

    def take_off(self, flight: "Flight") -> None:
        flight.left = self._clock()
        self._flights.append(flight)
        self._flying += 1

    def land(self, flight: "Flight") -> None:
        self._land(flight)
        self._learn(self._clock() - flight.left, flight.rate)

    def _land(self, flight: "Flight") -> None:
        self._flying -= flight.counts
        flight.counts = False

    def _learn(self, took: float, rate: float) -> None:
        """At once from the first answer, then by a factor of e in a second at most."""
        step = 1 + 1 / max(rate, 2.0)
        if not self._learned:
            self._usual, self._learned = took, True
        elif took > self._usual:
            self._usual *= step
        else:
            self._usual /= step
        self._usual = min(FORGOTTEN, max(_SHORTEST, self._usual))


class Flight:
    """Around a copy's way. No generator, which would cost more than all that is done here."""

    __slots__ = ("_air", "counts", "left", "rate")

    def __init__(self, air: Air, rate: float) -> None:
        self._air = air
        self.rate = rate
        self.left = 0.0
        self.counts = True

    def __enter__(self) -> None:
        self._air.take_off(self)

    def __exit__(self, *_error: object) -> None:
        self._air.land(self)
