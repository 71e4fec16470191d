"""Which reports tell the same story, and what is more than that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from news.article import ArticleId
from news.rules.likeness import Likening, likeness
from news.story import Alike, Placement, Report, StoryId, Surroundings

WITHIN: Final = 3 * 24 * 3600
"""Seconds between two reports of one story."""
SAME: Final = 0.22
SAME_NAMES: Final = 0.4
_NAMES_SHARED: Final = 3
_REPRINT: Final = 0.95
"""So alike, and with the same numbers in their titles, a second report is the first one again."""
_SOON: Final = 2 * 3600
_RELATED: Final = 0.04
MOST_RELATED: Final = 20
_GOES_ON: Final = re.compile(
    r"คืบหน้า|ล่าสุด|อัปเดต|อัพเดท|อัพเดต|ภาคต่อ|\b(?:update[ds]?|latest|follow-?up|now|aftermath)\b", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The report whose story this one belongs to, or goes on from; neither for a story of its own."""

    joins: ArticleId | None = None
    follows: ArticleId | None = None


def placed(around: Surroundings) -> list[Placement]:
    """One report after another, so that those which come at once still meet."""
    known: dict[ArticleId, Report] = {}
    placements = []
    for report in around.reports:
        others = [known.get(other.id, other) for other in around.others[report.id]]
        found = Found(joins=report.id) if report.story is not None else story_of(report, others)
        stories = {other.id: other.story for other in others}
        # A story that begins here has no id yet; that of its first report stands for it.
        joined = stories.get(found.joins, report.story) if found.joins else StoryId(-report.id)
        known[report.id] = replace(report, story=joined)
        placements.append(
            Placement(
                article=report.id, joins=found.joins, follows=found.follows, related=related_to(report, others)
            )
        )
    return placements


def same_story(one: Report, other: Report) -> float:
    """Above 0 where both tell the same, and the more so the surer."""
    return _Told(one).again_in(other)


class _Told:
    """A report that many are held against."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._lead = report.profile.lead()
        self._names = report.profile.names()

    def again_in(self, other: Report) -> float:
        if abs(self._report.at - other.at) > WITHIN:
            return 0.0
        if self._report.language == other.language:
            alike = likeness(self._lead, other.profile.lead())
            return alike if alike >= SAME else 0.0
        names = other.profile.names()
        if len(self._names.keys() & names.keys()) < _NAMES_SHARED:
            return 0.0
        alike = likeness(self._names, names)
        return alike if alike >= SAME_NAMES else 0.0


def story_of(report: Report, others: Sequence[Report]) -> Found:
    """Among `others` may be several reports of the story that fits best."""
    told_here = _Told(report)
    sure = {other.id: told_here.again_in(other) for other in others if other.story is not None}
    best = max(
        (other for other in others if sure.get(other.id)), key=lambda other: sure[other.id], default=None
    )
    if best is None:
        return Found()
    told = [other for other in others if other.story == best.story]
    if _goes_on(report, told):
        return Found(follows=best.id)
    return Found(joins=best.id)


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
    alike = likeness(report.profile.lead(), other.profile.lead())
    return alike >= _REPRINT and _numbers(report) == _numbers(other)


def _numbers(report: Report) -> set[str]:
    return set(_NUMBER.findall(report.title))


def related_to(report: Report, others: Sequence[Report]) -> list[Alike]:
    """The most alike first; of those as alike, the newest."""
    likening = Likening(report.profile)
    scored = [(likening.to(other.profile.whole()), other) for other in others]
    scored.sort(key=lambda each: (-int(1000 * each[0]), -each[1].at, -each[1].id))
    return [
        Alike(id=other.id, score=int(1000 * alike))
        for alike, other in scored[:MOST_RELATED]
        if alike >= _RELATED
    ]
