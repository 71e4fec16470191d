"""The buttons of the sponsors' screens."""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action
from news.sponsor import SponsorId, SponsorState

Question = Literal["text", "link", "start", "end", "topics"]


@dataclass(frozen=True, slots=True)
class ShowSponsors(Action):
    page: int


@dataclass(frozen=True, slots=True)
class ShowSponsor(Action):
    sponsor: SponsorId


@dataclass(frozen=True, slots=True)
class AskForSponsor(Action):
    """A new one, by its line."""


@dataclass(frozen=True, slots=True)
class AskOfSponsor(Action):
    """To be answered in words."""

    sponsor: SponsorId
    question: Question


@dataclass(frozen=True, slots=True)
class ChooseSponsorCap(Action):
    sponsor: SponsorId
    cap: int


@dataclass(frozen=True, slots=True)
class TurnSponsor(Action):
    sponsor: SponsorId
    state: SponsorState


@dataclass(frozen=True, slots=True)
class AskToEnd(Action):
    """Since it is for good."""

    sponsor: SponsorId


LETTERS: Final[dict[str, type[Action]]] = {
    "spl": ShowSponsors,
    "spo": ShowSponsor,
    "spn": AskForSponsor,
    "spq": AskOfSponsor,
    "spc": ChooseSponsorCap,
    "spt": TurnSponsor,
    "spe": AskToEnd,
}
