"""What is counted as it happens, for Prometheus; each process counts its own."""

from collections import Counter
from typing import Final

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client import Counter as Count

from news.delivery import (
    Arrived,
    Barred,
    Fixed,
    Flooded,
    Gone,
    Lost,
    Moved,
    Outcome,
    Refused,
    Undeletable,
    Vanished,
)
from news.figures import Name, Standing

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_OUTCOMES: Final = {
    Arrived: "sent",
    Flooded: "flooded",
    Gone: "gone",
    Moved: "moved",
    Refused: "refused",
    Lost: "lost",
    Vanished: "vanished",
    Undeletable: "undeletable",
    Fixed: "fixed",
    Barred: "barred",
}


_COUNTED: Final[dict[type[Outcome], Name]] = {Arrived: "sent", Gone: "blocked", Refused: "failed"}


class Meter:
    def __init__(self) -> None:
        self._counts: Counter[Name] = Counter()
        self._registry = registry = CollectorRegistry()
        sends = Count("khao_sends", "Copies tried, by what came of it", ["outcome"], registry=registry)
        self._sends_by = {outcome: sends.labels(told) for outcome, told in _OUTCOMES.items()}
        self._flood_seconds = Count(
            "khao_flood_wait_seconds", "Seconds of pause that Telegram asked for", registry=registry
        )
        self._updates = Count("khao_updates", "Updates taken from Telegram", registry=registry)
        self._gauges = {
            name: Gauge(f"khao_{name}", told, labels, registry=registry)
            for name, told, labels in (
                ("copies", "Copies that are not sent yet", ["state"]),
                ("lag_seconds", "How long the copy that is due longest has waited", []),
                ("pushes_filling", "Pushes that lack copies for some readers", []),
                ("held_seconds", "How long broadcasts are still held by a flood wait", []),
                ("subscribers", "Chats that get the news", []),
                ("feeds", "Sources that are followed", ["state"]),
                ("articles", "Articles in the archive", []),
            )
        }

    def sent(self, outcome: Outcome) -> None:
        if name := _COUNTED.get(type(outcome)):
            self._counts[name] += 1
        self._sends_by[type(outcome)].inc()
        if isinstance(outcome, Flooded):
            self._flood_seconds.inc(outcome.seconds)

    def taken(self) -> Counter[Name]:
        """What was counted since this was asked for last, for the rows that figures are drawn from."""
        counts, self._counts = self._counts, Counter()
        return counts

    def put_back(self, counts: Counter[Name]) -> None:
        """They could not be written down."""
        self._counts += counts

    def update(self) -> None:
        self._updates.inc()

    def told(self, standing: Standing) -> bytes:
        """All of it, with how things stand, in Prometheus' own form."""
        gauges = self._gauges
        for state, number in (
            ("waiting", standing.waiting),
            ("kept", standing.kept),
            ("claimed", standing.claimed),
            ("uncertain", standing.uncertain),
        ):
            gauges["copies"].labels(state).set(number)
        for state, number in (
            ("well", standing.feeds - standing.feeds_failing),
            ("failing", standing.feeds_failing),
        ):
            gauges["feeds"].labels(state).set(number)
        gauges["lag_seconds"].set(standing.lag)
        gauges["held_seconds"].set(standing.held)
        gauges["pushes_filling"].set(standing.filling)
        gauges["subscribers"].set(standing.subscribers)
        gauges["articles"].set(standing.articles)
        return generate_latest(self._registry)
