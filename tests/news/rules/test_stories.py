from collections.abc import Sequence
from typing import Any

import pytest

from news.article import ArticleId
from news.moment import Moment
from news.profile import Profile, packed
from news.rules.likeness import whole_of
from news.rules.stories import WITHIN, Found, placed, related_to, same_story, story_of
from news.source import SourceId
from news.story import Report, StoryId, Surroundings
from tests.news.samples import NOW

HOUR = 3600


def vector(terms: str) -> dict[int, int]:
    return dict.fromkeys(map(ord, terms), int(1000 / max(1, len(terms)) ** 0.5))


def profile(terms: str, names: str) -> Profile:
    whole, rarities = whole_of({ord(term): (1, 3.0) for term in terms})
    return Profile(packed=packed(whole, rarities, lead=vector(terms), names=vector(names), asked={}))


def report(terms: str = "abcd", *, names: str = "", **about: Any) -> Report:
    known: dict[str, Any] = {
        "id": ArticleId(1),
        "source_id": SourceId(1),
        "story": StoryId(7),
        "title": "ไฟไหม้โรงงาน",
        "language": "th",
        "at": NOW,
    }
    return Report(profile=profile(terms, names), **known | about)


def newer(terms: str = "abcx", **about: Any) -> Report:
    new: dict[str, Any] = {
        "id": ArticleId(2),
        "source_id": SourceId(2),
        "story": None,
        "at": Moment(NOW + HOUR),
    }
    return report(terms, **new | about)


def test_alike_titles_and_beginnings_within_three_days_are_one_story() -> None:
    assert story_of(newer(), [report()]) == Found(joins=ArticleId(1))
    assert story_of(newer("wxyz"), [report()]) == Found()
    assert same_story(newer(at=Moment(NOW + WITHIN + 1)), [report()]) == [0]


def test_thai_and_english_meet_by_names_and_numbers() -> None:
    assert story_of(newer("pq", names="uvw", language="en"), [report(names="uvwz")]).joins == ArticleId(1)
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
    assert story_of(newer(**about), told) == Found(follows=ArticleId(1))


def test_a_late_report_without_news_still_joins_and_so_does_the_same_text_again() -> None:
    assert story_of(newer(at=Moment(NOW + 40 * HOUR)), [report()]).joins == ArticleId(1)
    assert story_of(newer("abcd", source_id=SourceId(1)), [report()]).joins == ArticleId(1)


def test_what_has_no_place_yet_gives_none() -> None:
    assert story_of(newer(), [report(story=None)]) == Found()


def test_of_those_as_alike_the_newest_is_related_first() -> None:
    others = [report("abzz", id=ArticleId(n), at=Moment(NOW + n)) for n in (3, 5, 4)]
    assert [alike.id for alike in related_to(report(), [report("q"), *others])] == [5, 4, 3]


def test_reports_that_come_at_once_meet_and_a_third_joins_the_story_that_begins_with_them() -> None:
    one, two = newer(id=ArticleId(2)), newer(id=ArticleId(3), source_id=SourceId(3))
    three = newer(id=ArticleId(4), source_id=SourceId(4))
    again = newer("pq", id=ArticleId(5), story=StoryId(9))
    others = {2: [two, three], 3: [one, three], 4: [two, one], 5: []}
    around = Surroundings(reports=[one, two, three, again], others=others, turn=1)  # type: ignore[arg-type]
    assert [(each.joins, each.follows) for each in placed(around)] == [
        (None, None),
        (2, None),
        (3, None),
        (5, None),
    ]


def test_a_report_that_goes_on_from_one_that_came_with_it_follows_that() -> None:
    one, two = newer(id=ArticleId(2)), newer("abcy", id=ArticleId(3))
    around = Surroundings(reports=[one, two], others={one.id: [two], two.id: [one]}, turn=1)
    assert placed(around)[1].follows == one.id
