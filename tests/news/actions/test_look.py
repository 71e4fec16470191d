"""A look at a source, on both databases; the source itself is made up at the port."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from news.actions import archive as archiving
from news.actions import look as looking
from news.actions.look import look
from news.actions.search import search
from news.article import Article, NewArticle
from news.errors import FeedError, FeedMalformed, FeedUnreachable, SegmentingFailed
from news.look import FailedLook, Feed, Look, Unchanged
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.rules.summary import plain_summary
from news.source import Handling, Source
from news.summary import Summary
from news.words import LocalSegmenter
from tests.news.samples import NOW, new_article

URL = "https://news.example/feed"


class Told:
    """A source that tells these articles, or fails."""

    def __init__(self, *articles: NewArticle, fails: FeedError | None = None, unchanged: bool = False) -> None:
        self._articles = articles
        self._fails = fails
        self._unchanged = unchanged

    async def read(self, _source: Source) -> Feed | Unchanged:
        if self._fails:
            raise self._fails
        if self._unchanged:
            return Unchanged()
        return Feed(title="ข่าวตัวอย่าง", articles=self._articles, etag='"1"', last_modified="")


class Pages:
    def __init__(self, text: str | FeedError = "") -> None:
        self._text = text
        self.asked: list[str] = []

    async def text_of(self, url: str) -> str:
        self.asked.append(url)
        if isinstance(self._text, FeedError):
            raise self._text
        return self._text


@pytest.fixture
async def newsroom(storage: Storage) -> Newsroom:
    await storage.sources.follow(URL, NOW)
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy(push_delay=60))


async def looked(newsroom: Newsroom, told: Told, *, at: int, pages: Pages | None = None) -> Look | FailedLook:
    now = Moment(at)
    (source,) = await newsroom.storage.sources.claim_due(now, until=Moment(now + 90), limit=1)
    return await look(newsroom, source, feeds=told, pages=pages or Pages(), now=now, jitter=0.5)


async def archive(newsroom: Newsroom) -> Sequence[Article]:
    return (await newsroom.storage.articles.latest(number=0, size=50)).items


async def test_a_new_source_fills_the_archive_and_pushes_nothing(newsroom: Newsroom) -> None:
    await looked(newsroom, Told(new_article()), at=NOW)
    assert [article.title for article in await archive(newsroom)] == [new_article().title]
    assert await newsroom.storage.pushes.due(Moment(NOW + 10_000), limit=10) == []


async def test_what_comes_later_is_due_after_its_rest(newsroom: Newsroom) -> None:
    await looked(newsroom, Told(), at=NOW)
    await looked(newsroom, Told(new_article(key="2"), new_article(key="1")), at=NOW + 300)
    assert await newsroom.storage.pushes.due(Moment(NOW + 359), limit=10) == []
    due = await newsroom.storage.pushes.due(Moment(NOW + 360), limit=10)
    assert [article.key for article in due] == ["1", "2"]


async def test_an_article_is_found_by_its_tags_and_author(newsroom: Newsroom) -> None:
    await looked(newsroom, Told(new_article(tags=("พาสคีย์",), author="กองบรรณาธิการ")), at=NOW)
    for text in ("พาสคีย์", "กองบรรณาธิการ", "แบตเตอรี่"):
        assert (await search(newsroom, text, number=0, size=1)).total == 1


class Tongueless:
    async def words(self, _texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        raise SegmentingFailed("a text could not be segmented")

    async def summaries(self, articles: Sequence[NewArticle]) -> Sequence[Summary]:
        return [plain_summary(article) for article in articles]


async def test_what_can_not_be_segmented_is_looked_at_again_later(newsroom: Newsroom) -> None:
    failed = await looked(replace(newsroom, segmenter=Tongueless()), Told(new_article()), at=NOW)
    assert isinstance(failed, FailedLook)
    assert failed.reason == "a text could not be segmented"
    await looked(newsroom, Told(new_article()), at=failed.next_at)
    assert len(await archive(newsroom)) == 1


async def test_an_edit_changes_the_article_and_is_searchable(newsroom: Newsroom) -> None:
    await looked(newsroom, Told(new_article()), at=NOW)
    await looked(newsroom, Told(new_article(title="พาสคีย์มาแล้ว")), at=NOW + 300)
    (article,) = await archive(newsroom)
    assert (article.title, article.revision) == ("พาสคีย์มาแล้ว", 2)
    found = await search(newsroom, "พาสคีย์", number=0, size=5)
    assert [hit.article.id for hit in found.items] == [article.id]


async def test_a_source_that_changes_its_ids_costs_one_revision_and_no_push(newsroom: Newsroom) -> None:
    await looked(newsroom, Told(new_article(key="http")), at=NOW)
    for turn in (1, 2):
        await looked(newsroom, Told(new_article(key="https")), at=NOW + 300 * turn)
    (article,) = await archive(newsroom)
    assert (article.key, article.revision) == ("https", 2)
    assert await newsroom.storage.pushes.due(Moment(NOW + 10_000), limit=10) == []


async def test_a_feed_without_full_text_is_completed_from_its_pages(newsroom: Newsroom) -> None:
    pages = Pages("เนื้อข่าวเต็มจากหน้าเว็บ")
    await looked(newsroom, Told(new_article(body="", summary="เกริ่น")), at=NOW, pages=pages)
    await looked(newsroom, Told(new_article(body="", summary="เกริ่น")), at=NOW + 300, pages=pages)
    (article,) = await archive(newsroom)
    assert (article.body, article.summary, article.revision) == ("เนื้อข่าวเต็มจากหน้าเว็บ", "เกริ่น", 1)
    assert pages.asked == [article.url]


async def test_a_page_that_can_not_be_read_leaves_the_summary(newsroom: Newsroom) -> None:
    pages = Pages(FeedUnreachable("gone"))
    await looked(newsroom, Told(new_article(body="", summary="เกริ่น")), at=NOW, pages=pages)
    assert [article.body for article in await archive(newsroom)] == ["เกริ่น"]


async def test_pages_that_take_too_long_cost_only_their_text(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "PAGES_DEADLINE", 0)
    await looked(newsroom, Told(new_article(body="", summary="เกริ่น")), at=NOW, pages=Pages("ช้า"))
    assert len(await archive(newsroom)) == 1


async def test_a_failing_source_is_asked_less_and_less_often(newsroom: Newsroom) -> None:
    at, pauses = NOW, []
    for _ in range(4):
        failed = await looked(newsroom, Told(fails=FeedMalformed("no feed")), at=at)
        assert isinstance(failed, FailedLook)
        pauses.append(failed.next_at - at)
        at = failed.next_at
    assert pauses == [300, 600, 1200, 2400]
    await looked(newsroom, Told(), at=at)
    again = await looked(newsroom, Told(fails=FeedMalformed("no feed")), at=at + 300)
    assert again.next_at - (at + 300) == 300


async def test_a_source_that_asks_for_a_pause_gets_it(newsroom: Newsroom) -> None:
    failed = await looked(newsroom, Told(fails=FeedUnreachable("busy", retry_after=5000)), at=NOW)
    assert failed.next_at == NOW + 5000


async def test_an_unchanged_source_keeps_what_is_known_of_it(newsroom: Newsroom) -> None:
    await looked(newsroom, Told(new_article()), at=NOW)
    await looked(newsroom, Told(unchanged=True), at=NOW + 300)
    (source,) = await newsroom.storage.sources.claim_due(Moment(NOW + 600), until=Moment(NOW + 700), limit=1)
    assert (source.title, source.etag, source.last_success) == ("ข่าวตัวอย่าง", '"1"', NOW + 300)
    assert len(await archive(newsroom)) == 1


async def test_what_was_imported_before_its_feed_was_followed_is_not_doubled(newsroom: Newsroom) -> None:
    told = [new_article(key=key, url=f"https://news.example/{key}") for key in "ab"]
    await archiving.archive(newsroom, told[:1], source="หนังสือพิมพ์เก่า", now=NOW)
    await looked(newsroom, Told(*told), at=NOW)
    page = await newsroom.storage.articles.latest(number=0, size=3)
    assert sorted(article.key for article in page.items) == ["a", "b"]


async def test_what_an_editor_has_settled_for_a_source_is_kept_without_an_edit(newsroom: Newsroom) -> None:
    feeds = newsroom.storage.feeds
    (source,) = (await feeds.list(number=0, size=1)).items
    await looked(newsroom, Told(), at=NOW)
    await feeds.settle(source.id, Handling(topic="ไอที", language="en", push_delay=7))
    await looked(newsroom, Told(new_article()), at=NOW + 400)
    await feeds.settle(source.id, Handling(topic="วิทยาศาสตร์"))
    again = await looked(newsroom, Told(new_article()), at=NOW + 800)
    assert isinstance(again, Look)
    assert again.revisions == ()
    (due,) = await newsroom.storage.pushes.due(Moment(NOW + 407), limit=9)
    assert (due.category, due.language) == ("ไอที", "en")


async def test_a_new_article_waits_for_approval_where_its_source_needs_it(newsroom: Newsroom) -> None:
    feeds = newsroom.storage.feeds
    (source,) = (await feeds.list(number=0, size=1)).items
    await feeds.settle(source.id, Handling(approval=True))
    backlog, news = (new_article(key=key, url=f"https://news.example/{key}") for key in ("old", "new"))
    await looked(newsroom, Told(backlog), at=NOW)
    await looked(newsroom, Told(news, backlog), at=NOW + 400)
    assert await newsroom.storage.pushes.due(Moment(NOW + 9999), limit=9) == []
    assert [article.key for article in (await feeds.awaiting(number=0, size=9)).items] == ["new"]
