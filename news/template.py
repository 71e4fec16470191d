"""How the cards of a source's stories look: choices and plain lines, nothing that could break a message."""

from dataclasses import dataclass
from typing import Final, Literal

Picture = Literal["above", "below", "none"]
Part = Literal["summary", "origin"]
Line = Literal["opening", "closing"]
LONGEST: Final = 100
"""Characters of a line of one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`opening` and `closing` are lines of the newsroom's own, above the title and at the end; empty for none.

    `origin` is the line with category and source.
    """

    picture: Picture = "above"
    summary: bool = True
    origin: bool = True
    opening: str = ""
    closing: str = ""


USUAL: Final = Template()
