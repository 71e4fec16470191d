"""The buttons of the team's screens."""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action
from news.team import UserId

HiredRole = Literal["editor", "moderator"]


@dataclass(frozen=True, slots=True)
class ShowTeam(Action):
    pass


@dataclass(frozen=True, slots=True)
class Invite(Action):
    role: HiredRole


@dataclass(frozen=True, slots=True)
class ShowMember(Action):
    member: UserId


@dataclass(frozen=True, slots=True)
class ChangeRole(Action):
    member: UserId
    role: HiredRole


@dataclass(frozen=True, slots=True)
class Dismiss(Action):
    member: UserId


@dataclass(frozen=True, slots=True)
class ShowAudit(Action):
    page: int


# Append only: buttons in old messages keep their letters for ever.
LETTERS: Final[dict[str, type[Action]]] = {
    "et": ShowTeam,
    "ei": Invite,
    "em": ShowMember,
    "er": ChangeRole,
    "ed": Dismiss,
    "ea": ShowAudit,
}
