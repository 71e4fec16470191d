"""What the buttons of /privacy ask for."""

from dataclasses import dataclass
from typing import Final

from handlers.action import Action


@dataclass(frozen=True, slots=True)
class ShowPrivacy(Action):
    pass


@dataclass(frozen=True, slots=True)
class ExportMe(Action):
    pass


@dataclass(frozen=True, slots=True)
class ForgetMe(Action):
    """`sure` is 0 for the question, 1 for the answer."""

    sure: int


LETTERS: Final[dict[str, type[Action]]] = {"pv": ShowPrivacy, "pve": ExportMe, "pvf": ForgetMe}
