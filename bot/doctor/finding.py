from dataclasses import dataclass
from typing import Literal

Grade = Literal["well", "hint", "ill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`mend` says what to do; empty for what is well."""

    grade: Grade
    what: str
    mend: str = ""


def well(what: str) -> Finding:
    return Finding(grade="well", what=what)


def hint(what: str, mend: str) -> Finding:
    return Finding(grade="hint", what=what, mend=mend)


def ill(what: str, mend: str) -> Finding:
    return Finding(grade="ill", what=what, mend=mend)
