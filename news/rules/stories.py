"""Which reports tell the same story, and what is more than that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Final

from news.article import ArticleId
from news.profile import Profile
from news.rules.likeness import by_all, by_lead, by_names
from news.story import Alike, Placement, Report, StoryId, Surroundings

WITHIN: Final = 3 * 24 * 3600
"""Seconds between two reports of one story."""
SAME: Final = 0.22
SAME_NAMES: Final = 0.4
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


def same_story(one: Report, others: Sequence[Report]) -> list[float]:
    """Of each, above 0 where both tell the same, and the more so the surer."""
    near = [other for other in others if abs(one.at - other.at) <= WITHIN]
    same = [other for other in near if other.language == one.language]
    foreign = [other for other in near if other.language != one.language]
    alike = (
        *zip(same, by_lead(one.profile, _profiles(same)), repeat(SAME)),
        *zip(foreign, by_names(one.profile, _profiles(foreign)), repeat(SAME_NAMES)),
    )
    sure = {other.id: told for other, told, enough in alike if told >= enough}
    return [sure.get(other.id, 0.0) for other in others]


def _profiles(reports: Sequence[Report]) -> Sequence[Profile]:
    return [report.profile for report in reports]


def story_of(report: Report, others: Sequence[Report]) -> Found:
    """Among `others` may be several reports of the story that fits best."""
    placed_ones = [other for other in others if other.story is not None]
    sure = same_story(report, placed_ones)
    likeliest = max(zip(sure, placed_ones, strict=True), key=lambda each: each[0], default=None)
    if likeliest is None or not likeliest[0]:
        return Found()
    _, best = likeliest
    told = [other for other in others if other.story == best.story]
    if _goes_on(report, told):
        return Found(follows=best.id)
    return Found(joins=best.id)


def _goes_on(report: Report, told: Sequence[Report]) -> bool:
    """That a report of the story brings real news, so that it is a story anew.

    Its source has told the story already, and in other words. Or it comes later than the first reports do, and
    says itself that things went on, or has a number in its title that nobody had.
    """
    again = any(other.source_id == report.source_id for other in told)
    if not again and report.at - min(other.at for other in told) < _SOON:
        return False
    numbers = _numbers(report)
    printed = [other for other in told if _numbers(other) == numbers]
    if any(alike >= _REPRINT for alike in by_lead(report.profile, _profiles(printed))):
        return False
    known = {number for other in told for number in _numbers(other)}
    return again or bool(_GOES_ON.search(report.title) or (numbers - known and known))


def _numbers(report: Report) -> set[str]:
    return set(_NUMBER.findall(report.title))


def related_to(report: Report, others: Sequence[Report]) -> list[Alike]:
    """The most alike first; of those as alike, the newest."""
    alike = by_all(report.profile, _profiles(others))
    scored = [(int(1000 * told), other) for told, other in zip(alike, others, strict=True) if told >= _RELATED]
    scored.sort(key=lambda each: (-each[0], -each[1].at, -each[1].id))
    return [Alike(id=other.id, score=score) for score, other in scored[:MOST_RELATED]]
