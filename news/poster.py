"""Figures as they are shown in a picture, in the words of their reader."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["good", "bad", "plain", "second", "third"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`values` of the chart's places, one each. Those of `good` ones below zero are shown as bad."""

    name: str
    values: tuple[int, ...]
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars, those of several series upon each other. `places` are the labels below, some of them empty."""

    title: str
    places: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    title: str
    rows: tuple[tuple[str, int], ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    title: str
    subtitle: str
    tiles: tuple[Tile, ...]
    charts: tuple[Chart, ...]
    rankings: tuple[Ranking, ...]
