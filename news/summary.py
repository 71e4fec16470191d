from dataclasses import dataclass
from typing import Literal

Author = Literal["source", "page", "rule", "machine"]
"""The source itself, the conclusion of the article's page, our choice of its sentences, or a language model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What an article says in short: `card` in two or three sentences, `long` for who wants more."""

    card: str
    long: str
    by: Author
