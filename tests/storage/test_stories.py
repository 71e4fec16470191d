"""Stories and relations as rows, on both databases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from news.actions.archive import archive
from news.actions.place import place
from news.actions.reprofile import reprofile
from news.article import Article, ArticleId, Filing
from news.insight import Insight
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.profile import Profile, packed
from news.rules.likeness import whole_of
from news.story import Alike, Placement
from news.words import LocalSegmenter
from storage.opening import open_database
from tests.news.samples import new_article
from tests.storage.newsroom import LATER, NOON, archived, filing, look, pushed, revision


def told(key: str, *terms: str, **about: object) -> Filing:
    """A filing whose terms all weigh the same."""
    numbers = [int(term, 16) for term in terms]
    vector = dict.fromkeys(numbers, int(1000 / len(terms) ** 0.5))
    whole, rarities = whole_of(dict.fromkeys(numbers, (1, 3.0)))
    keys = dict.fromkeys(numbers, 9)
    profile = Profile(packed=packed(whole, rarities, lead=vector, names={}, asked=keys), keys=keys)
    return filing(key, insight=Insight(profile=profile), **about)  # type: ignore[arg-type]


@pytest.fixture
def newsroom(storage: Storage) -> Newsroom:
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())


async def from_another(storage: Storage, *filings: Filing, source: str = "Another") -> Sequence[Article]:
    other = await storage.sources.place(source)
    known = {article.id for article in (await storage.articles.latest(number=0, size=99)).items}
    await storage.sources.store(look(other, *filings))
    page = await storage.articles.latest(number=0, size=99)
    return sorted((article for article in page.items if article.id not in known), key=lambda one: one.id)


async def related(storage: Storage, article: Article) -> list[str]:
    page = await storage.stories.related(article.id, number=0, size=9)
    assert page.total == len(page.items)
    return [other.key for other in page.items]


async def test_two_sources_reports_are_one_story_that_is_pushed_once(newsroom: Newsroom) -> None:
    storage = newsroom.storage
    (first,) = await archived(storage, told("1", "a", "b", "c"))
    assert await place(newsroom) == 1
    (second,) = await from_another(storage, told("2", "a", "b", "c", "d"))
    assert await place(newsroom) == 1
    assert await place(newsroom) == 0
    assert [article.key for article in await storage.pushes.due(LATER, limit=9)] == ["1"]
    story = await storage.stories.story_of(first.id)
    assert story is not None
    assert [report.key for report in await storage.stories.reports(story)] == ["1", "2"]
    assert await storage.stories.others(second.id) == ["A source"]


async def test_a_report_of_what_is_pushed_already_is_not_pushed(newsroom: Newsroom) -> None:
    (first,) = await archived(newsroom.storage, told("1", "a", "b"))
    await place(newsroom)
    await pushed(newsroom.storage, first)
    await from_another(newsroom.storage, told("2", "a", "b"))
    await place(newsroom)
    assert await newsroom.storage.pushes.due(LATER, limit=9) == []


async def test_a_story_that_only_a_backlog_has_told_is_news_all_the_same(newsroom: Newsroom) -> None:
    await archived(newsroom.storage, told("1", "a", "b", push_at=None))
    await from_another(newsroom.storage, told("2", "a", "b"))
    await place(newsroom)
    assert [article.key for article in await newsroom.storage.pushes.due(LATER, limit=9)] == ["2"]


async def test_the_same_sources_next_report_is_pushed_and_follows(newsroom: Newsroom) -> None:
    first, second = await archived(newsroom.storage, told("1", "a", "b", "c"), told("2", "a", "b", "d"))
    await place(newsroom)
    assert len(await newsroom.storage.pushes.due(LATER, limit=9)) == 2
    stories = newsroom.storage.stories
    assert await stories.story_of(first.id) != await stories.story_of(second.id)
    assert await related(newsroom.storage, first) == ["2"]


async def test_relations_go_both_ways_and_the_newest_is_first_of_those_as_alike(newsroom: Newsroom) -> None:
    one, *_, last = await archived(
        newsroom.storage,
        told("1", "a", "b", "c", published=NOON - 10**6),
        told("2", "a", "e", "f", published=NOON - 2 * 10**6),
        told("3", "a", "1", "2", published=NOON - 3 * 10**6),
        told("4", "a", "b", "3", published=NOON),
    )
    await place(newsroom)
    assert await related(newsroom.storage, one) == ["4", "2", "3"]
    assert await related(newsroom.storage, last) == ["1", "2", "3"]


async def test_what_shares_relatives_goes_before_what_is_only_alike(storage: Storage) -> None:
    filings = [told(f"{number}", f"{number}") for number in range(10)]
    own, stray, kin, cousin, *strangers = await archived(storage, *filings)
    await relate(storage, kin, {cousin: 250})
    await relate(storage, stray, dict.fromkeys(strangers, 400))
    await relate(storage, own, {stray: 300, kin: 280, cousin: 200})
    assert await related(storage, own) == [kin.key, cousin.key, stray.key]


async def relate(storage: Storage, article: Article, scores: Mapping[Article, int]) -> None:
    alike = [Alike(id=other.id, score=score) for other, score in scores.items()]
    placement = Placement(article=article.id, joins=None, follows=None, related=alike)
    turn = (await storage.stories.around([article.id])).turn
    assert await storage.stories.place([placement], turn=turn)


async def test_related_shows_each_story_once_and_never_its_own(newsroom: Newsroom) -> None:
    (own,) = await archived(newsroom.storage, told("1", "a", "b"))
    await place(newsroom)
    await from_another(newsroom.storage, told("own again", "a", "b"))
    far = NOON - 10**6
    await from_another(newsroom.storage, told("old", "a", "4", "5", "6", "7", published=far), source="B")
    await from_another(newsroom.storage, told("old again", "a", "4", "5", "6", "7", published=far), source="C")
    await place(newsroom)
    assert await related(newsroom.storage, own) == ["old again"]


async def test_an_edit_changes_what_is_related_and_leaves_the_story(newsroom: Newsroom) -> None:
    one, two = await archived(
        newsroom.storage, told("1", "a", "b"), told("2", "c", "d", published=NOON - 10**6)
    )
    await place(newsroom)
    assert await related(newsroom.storage, one) == []
    story = await newsroom.storage.stories.story_of(one.id)
    edit = revision(one, insight=told("1", "a", "c").insight)
    await newsroom.storage.sources.store(look(one.source_id, revisions=(edit,)))
    await place(newsroom)
    assert await related(newsroom.storage, one) == ["2"]
    assert await related(newsroom.storage, two) == ["1"]
    assert await newsroom.storage.stories.story_of(one.id) == story


async def test_who_looked_before_another_was_placed_has_to_look_again(storage: Storage) -> None:
    one, two = await archived(storage, told("1", "a"), told("2", "a"))
    around = await storage.stories.around([one.id, ArticleId(999)])
    assert [report.id for report in around.reports] == [one.id]
    assert [other.id for other in around.others[one.id]] == [two.id]
    placement = Placement(article=one.id, joins=None, follows=None, related=[Alike(id=two.id, score=500)])
    assert await storage.stories.place([placement], turn=around.turn)
    assert not await storage.stories.place([placement], turn=around.turn)


async def test_no_article_keeps_more_relations_than_can_be_shown(newsroom: Newsroom) -> None:
    told_alike = [told(str(n), "a", "b", published=NOON - n * 10**6) for n in range(40)]
    first, *_ = await archived(newsroom.storage, *told_alike)
    await place(newsroom)
    page = await newsroom.storage.stories.related(first.id, number=0, size=9)
    assert page.total == 20


async def test_what_is_withdrawn_before_it_was_placed_is_waited_for_no_more(newsroom: Newsroom) -> None:
    (article,) = await archived(newsroom.storage, told("1", "a", "b"))
    assert await newsroom.storage.amendments.withdraw(article.id, LATER)
    assert await place(newsroom) == 0


async def test_an_editor_splits_and_merges(newsroom: Newsroom) -> None:
    storage, stories = newsroom.storage, newsroom.storage.stories
    (first,) = await archived(storage, told("1", "a", "b"))
    (second,) = await from_another(storage, told("2", "a", "b"))
    await place(newsroom)
    story = await stories.story_of(first.id)
    alone = await stories.split(second.id)
    assert story is not None
    assert alone is not None
    assert alone not in {None, story}
    assert await stories.others(first.id) == []
    await stories.merge(alone, story)
    assert await stories.story_of(second.id) == story
    assert await stories.reports(alone) == []
    assert await stories.split(ArticleId(999)) is None


async def test_what_an_older_khao_has_archived_is_related_afterwards_and_stays_in_its_story(
    newsroom: Newsroom, database_url: str
) -> None:
    bodies = ("ชิปรุ่นใหม่ของไต้หวันกินไฟน้อยลง", "ชิปรุ่นใหม่ของเกาหลีกินไฟน้อยลง", "ทีมชาติชนะในบ้านสามประตูต่อศูนย์")
    came = [new_article(key=str(n), url=f"https://a.example/{n}", body=body) for n, body in enumerate(bodies)]
    await archive(newsroom, came, source="ข่าว", now=NOON)
    await place(newsroom)
    latest = (await newsroom.storage.articles.latest(number=0, size=9)).items
    stories = newsroom.storage.stories
    before = [(await related(newsroom.storage, one), await stories.story_of(one.id)) for one in latest]
    assert any(alike for alike, _ in before)
    uses = await newsroom.storage.watches.uses(["ชิป"])
    database = await open_database(database_url)
    for lost in ("profile", "article_term", "related", "word_use"):
        await database.write(f"DELETE FROM {lost}")  # noqa: S608 - names of ours
    await database.close()
    reached = await reprofile(newsroom)
    assert await reprofile(newsroom, before=reached) is None
    await place(newsroom)
    assert [(await related(newsroom.storage, one), await stories.story_of(one.id)) for one in latest] == before
    assert await newsroom.storage.watches.uses(["ชิป"]) == uses


async def test_words_of_an_older_profile_are_counted_already(storage: Storage, database_url: str) -> None:
    one, two, three = await archived(storage, *(filing(key) for key in "123"))
    await storage.amendments.withdraw(one.id, LATER)
    database = await open_database(database_url)
    await database.write("UPDATE profile SET packed = NULL")
    await database.write("DELETE FROM profile WHERE article_id = :article", {"article": three.id})
    await database.close()
    lacking = await storage.stories.unprofiled(before=None, limit=9)
    assert [article.id for article in lacking] == [three.id, two.id]
    insight = Insight(profile=Profile(packed=packed(*whole_of({1: (1, 3.0)}), lead={}, names={}, asked={})))
    insight = replace(insight, words=frozenset({"ชิป"}))
    await storage.stories.profile({two.id: insight, three.id: insight})
    await storage.stories.profile({two.id: insight, three.id: insight})
    assert await storage.stories.unprofiled(before=None, limit=9) == []
    assert await storage.watches.uses(["ชิป"]) == {"ชิป": 1}
