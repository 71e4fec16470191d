from collections.abc import Sequence
from typing import Any

import pytest

from news.article import ArticleId
from news.moment import Moment
from news.profile import Profile
from news.rules.stories import WITHIN, Found, related_to, same_story, story_of
from news.source import SourceId
from news.story import Report, StoryId
from tests.news.samples import NOW

HOUR = 3600


def vector(terms: str) -> dict[str, int]:
    return dict.fromkeys(terms, int(1000 / max(1, len(terms)) ** 0.5))


def report(terms: str = "abcd", *, names: str = "", **about: Any) -> Report:
    known: dict[str, Any] = {
        "id": ArticleId(1),
        "source_id": SourceId(1),
        "story": StoryId(7),
        "title": "ไฟไหม้โรงงาน",
        "language": "th",
        "at": NOW,
    }
    profile = Profile(whole=vector(terms), lead=vector(terms), names=vector(names))
    return Report(profile=profile, **known | about)


def newer(terms: str = "abcx", **about: Any) -> Report:
    new: dict[str, Any] = {
        "id": ArticleId(2),
        "source_id": SourceId(2),
        "story": None,
        "at": Moment(NOW + HOUR),
    }
    return report(terms, **new | about)


def test_alike_titles_and_beginnings_within_three_days_are_one_story() -> None:
    assert story_of(newer(), [report()]) == Found(joins=StoryId(7))
    assert story_of(newer("wxyz"), [report()]) == Found()
    assert not same_story(newer(at=Moment(NOW + WITHIN + 1)), report())


def test_thai_and_english_meet_by_names_and_numbers() -> None:
    assert story_of(newer("pq", names="uvw", language="en"), [report(names="uvwz")]).joins == StoryId(7)
    assert story_of(newer("pq", names="uv", language="en"), [report(names="uv")]) == Found()


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"source_id": SourceId(1)}, [report()]),
        ({"at": Moment(NOW + 3 * HOUR), "title": "คืบหน้าไฟไหม้โรงงาน"}, [report()]),
        ({"at": Moment(NOW + 3 * HOUR), "title": "ไฟไหม้โรงงาน ดับ 9 ราย"}, [report(title="ไฟไหม้ ดับ 3 ราย")]),
    ],
)
def test_real_news_of_a_story_begins_another_that_follows_it(
    about: dict[str, Any], told: Sequence[Report]
) -> None:
    assert story_of(newer(**about), told) == Found(follows=StoryId(7))


def test_a_late_report_without_news_still_joins_and_so_does_the_same_text_again() -> None:
    assert story_of(newer(at=Moment(NOW + 40 * HOUR)), [report()]).joins == StoryId(7)
    assert story_of(newer("abcd", source_id=SourceId(1)), [report()]).joins == StoryId(7)


def test_what_has_no_place_yet_gives_none() -> None:
    assert story_of(newer(), [report(story=None)]) == Found()


def test_of_those_as_alike_the_newest_is_related_first() -> None:
    others = [report("abzz", id=ArticleId(n), at=Moment(NOW + n)) for n in (3, 5, 4)]
    assert [alike.id for alike in related_to(report(), [report("q"), *others])] == [5, 4, 3]
