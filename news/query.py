from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Something to look for, as it was typed: a phrase just so, else words that may be apart."""

    text: str
    phrase: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader is looking for. Both dates are days that count."""

    wanted: tuple[Wanted, ...] = ()
    unwanted: tuple[Wanted, ...] = ()
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> bool:
        """Whether there is anything beside words that says which articles are meant."""
        return bool(self.labels or self.sources or self.since or self.until)
