"""Which reports tell the same story, and what is more than that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from news.rules.likeness import likeness
from news.story import Alike, Report, StoryId

WITHIN: Final = 3 * 24 * 3600
"""Seconds between two reports of one story."""
SAME: Final = 0.22
SAME_NAMES: Final = 0.4
_NAMES_SHARED: Final = 3
_REPRINT: Final = 0.95
"""So alike, and with the same numbers in their titles, a second report is the first one again."""
_SOON: Final = 2 * 3600
_RELATED: Final = 0.04
MOST_RELATED: Final = 30
_GOES_ON: Final = re.compile(
    r"คืบหน้า|ล่าสุด|อัปเดต|อัพเดท|อัพเดต|ภาคต่อ|\b(?:update[ds]?|latest|follow-?up|now|aftermath)\b", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The story a report belongs to, or the one that it goes on from; neither for a story of its own."""

    joins: StoryId | None = None
    follows: StoryId | None = None


def same_story(one: Report, other: Report) -> float:
    """Above 0 where both tell the same, and the more so the surer."""
    if abs(one.at - other.at) > WITHIN:
        return 0.0
    if one.language == other.language:
        alike = likeness(one.profile.lead, other.profile.lead)
        return alike if alike >= SAME else 0.0
    if len(one.profile.names.keys() & other.profile.names.keys()) < _NAMES_SHARED:
        return 0.0
    alike = likeness(one.profile.names, other.profile.names)
    return alike if alike >= SAME_NAMES else 0.0


def story_of(report: Report, others: Sequence[Report]) -> Found:
    """Among `others` may be several reports of the story that fits best."""
    sure = {other.id: same_story(report, other) for other in others if other.story is not None}
    best = max(
        (other for other in others if sure.get(other.id)), key=lambda other: sure[other.id], default=None
    )
    if best is None:
        return Found()
    told = [other for other in others if other.story == best.story]
    if _goes_on(report, told):
        return Found(follows=best.story)
    return Found(joins=best.story)


def _goes_on(report: Report, told: Sequence[Report]) -> bool:
    """That a report of the story brings real news, so that it is a story anew.

    Its source has told the story already, and in other words. Or it comes later than the first reports do, and
    says itself that things went on, or has a number in its title that nobody had.
    """
    if any(_again(report, other) for other in told):
        return False
    if any(other.source_id == report.source_id for other in told):
        return True
    if report.at - min(other.at for other in told) < _SOON:
        return False
    known = {number for other in told for number in _numbers(other)}
    newer = _numbers(report) - known
    return bool(_GOES_ON.search(report.title) or (newer and known))


def _again(report: Report, other: Report) -> bool:
    alike = likeness(report.profile.lead, other.profile.lead)
    return alike >= _REPRINT and _numbers(report) == _numbers(other)


def _numbers(report: Report) -> set[str]:
    return set(_NUMBER.findall(report.title))


def related_to(report: Report, others: Sequence[Report]) -> list[Alike]:
    """The most alike first; of those as alike, the newest."""
    scored = [(likeness(report.profile.whole, other.profile.whole), other) for other in others]
    scored.sort(key=lambda each: (-int(1000 * each[0]), -each[1].at, -each[1].id))
    return [
        Alike(id=other.id, score=int(1000 * alike))
        for alike, other in scored[:MOST_RELATED]
        if alike >= _RELATED
    ]
