from datetime import UTC, datetime
from itertools import pairwise

import pytest

from playground.site import Site
from playground.site.article import Story
from playground.site.dates import date_line
from playground.site.stories import BrokenStoryError, read_stories, read_story

NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
STORIES = read_stories()


def paragraphs(story: Story) -> list[str]:
    return [block.lines[0] for block in story.body if block.kind == "paragraph"]


def thai_share(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u0e00" <= letter <= "\u0e7f" for letter in letters) / len(letters)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_story_is_complete(story: Story) -> None:
    assert 20 < len(story.title) < 110
    assert 60 < len(story.summary) < 300
    assert 4 <= len(paragraphs(story)) <= 8
    assert story.category
    assert story.author
    assert len(story.tags) >= 3
    assert (story.hours_ago is None) != (story.queue is None)
    assert (story.follow_up is None) == (story.queue is None)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_story_is_in_the_language_it_says(story: Story) -> None:
    share = thai_share(story.title + " ".join(paragraphs(story)))
    assert share > 0.7 if story.language == "th" else share < 0.01


def test_the_backlog_is_out_and_the_rest_waits() -> None:
    site = Site(now=lambda: NOW)
    assert len(site.press.newest()) >= 20
    assert all(article.published < NOW for article in site.press.newest())
    assert sum(story.queue is not None for story in STORIES) >= 5


def test_new_stories_come_in_both_languages_by_turns() -> None:
    site = Site(now=lambda: NOW)
    languages = [site.publish_next().language for _ in range(6)]
    assert all(one != other for one, other in pairwise(languages))


def test_publishing_never_ends_nor_repeats_an_address() -> None:
    site = Site(now=lambda: NOW)
    articles = [site.publish_next() for _ in range(20)]
    everything = site.press.newest()
    assert len({article.slug for article in everything}) == len(everything)
    assert len({article.number for article in everything}) == len(everything)
    assert len({article.title for article in everything}) == len(everything)
    first, again, third = articles[0], articles[6], articles[12]
    assert again.story.follow_up
    assert again.title == again.story.follow_up.title != first.title
    assert third.title == f"{again.title} (ตอนที่ 2)"
    assert again.story.body[1:] == first.story.body


def test_related_stories_share_the_language() -> None:
    press = Site(now=lambda: NOW).press
    article = press.find("bank-app-phishing")
    assert article
    related = press.related(article)
    assert len(related) == 3
    assert {other.language for other in related} == {"th"}
    assert related[0].slug == "passkeys-thai-guide"


def test_thai_dates_count_buddhist_years_in_bangkok() -> None:
    late = datetime(2024, 2, 28, 18, 5, tzinfo=UTC)
    assert date_line(late, "th") == "29 กุมภาพันธ์ 2567 เวลา 01:05 น."
    assert date_line(late, "en") == "29 February 2024, 01:05"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: no rule", "a line of ---"),
        ("title\n---\nbody", "name: value"),
        ("title: x\nlanguage: fr\n---\nbody", "'fr' is missing or unknown"),
        ("title: x\nlanguage: th\n---\nbody", "'category' is missing"),
    ],
)
def test_a_broken_story_says_what_to_mend(text: str, complaint: str) -> None:
    with pytest.raises(BrokenStoryError, match=complaint):
        read_story("broken", text)
