from collections.abc import Mapping
from dataclasses import dataclass, field

Vector = Mapping[str, int]
"""Terms by short names, each with its weight; the whole is a thousand long, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an article is likened to others by.

    `whole` is of all it says, `lead` of its title and beginning; `names` are the Latin names and the numbers of
    that, which Thai and English have in common. By its `keys`, numbers of words with their weights, it is found
    where others like it are looked for.
    """

    whole: Vector = field(default_factory=dict)
    lead: Vector = field(default_factory=dict)
    names: Vector = field(default_factory=dict)
    keys: Mapping[int, int] = field(default_factory=dict)
