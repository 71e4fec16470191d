from news.article import Article, ArticleId
from news.moment import Moment
from news.page import Page
from news.ports import Storage
from tests.storage.newsroom import NOON, archived, article, filing


async def test_an_article_comes_back_as_it_was_filed(storage: Storage) -> None:
    (stored,) = await archived(storage, filing())
    filed = article()
    assert await storage.articles.get(stored.id) == Article(
        id=stored.id,
        source_id=stored.source_id,
        source_title="A source",
        first_seen=NOON,
        revision=1,
        **{name: getattr(filed, name) for name in filed.__dataclass_fields__},
    )


async def test_an_article_that_never_was_is_none(storage: Storage) -> None:
    assert await storage.articles.get(ArticleId(7)) is None


async def test_characters_no_database_can_hold_are_left_out(storage: Storage) -> None:
    (stored,) = await archived(storage, filing("k\0ey", body=["wo\0rd"], summary="a\0b\ud800c", tags=("\0ก",)))
    assert (stored.key, stored.summary, stored.tags) == ("key", "ab?c", ("ก",))
    assert [known.key for known in await storage.sources.known(stored.source_id, [article("k\0ey")])] == ["key"]


async def test_the_latest_come_first_by_date_or_else_by_when_they_were_seen(storage: Storage) -> None:
    await archived(
        storage,
        filing("yesterday", published=Moment(NOON - 86_400)),
        filing("undated", published=None),
        filing("tomorrow", published=Moment(NOON + 86_400)),
        filing("as new and filed later", published=NOON),
    )
    page = await storage.articles.latest(number=0, size=9)
    assert [stored.key for stored in page.items] == [
        "tomorrow",
        "as new and filed later",
        "undated",
        "yesterday",
    ]


async def test_pages_of_the_latest_hold_everything_once(storage: Storage) -> None:
    await archived(storage, *(filing(str(number)) for number in range(7)))
    pages = [await storage.articles.latest(number=number, size=3) for number in range(3)]
    assert [page.total for page in pages] == [7, 7, 7]
    assert sorted(stored.key for page in pages for stored in page.items) == list("0123456")


async def test_a_page_past_the_end_is_empty_and_still_knows_the_total(storage: Storage) -> None:
    await archived(storage, filing(title=["word"]))
    assert await storage.articles.latest(number=5, size=3) == Page(items=[], number=5, size=3, total=1)


async def test_an_empty_archive_has_an_empty_page(storage: Storage) -> None:
    assert (await storage.articles.latest(number=0, size=3)).total == 0
