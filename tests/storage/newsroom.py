"""A small newsroom to test with: a followed source, its articles, readers and a push on its way to them."""

from collections.abc import Iterable, Sequence
from typing import Literal

from news.article import Article, Filing, IndexedWords, NewArticle, Revision
from news.delivery import ClaimToken, Delivery
from news.insight import NONE, Insight
from news.look import Look
from news.lookup import All, Any, Lookup
from news.moment import Moment
from news.ports import Storage
from news.push import NewPush, PushId
from news.source import Source, SourceId
from news.subscriber import ChatId
from news.terms import word_term

NOON = Moment(1_800_000_000)
LATER = Moment(NOON + 3600)


def article(key: str = "a", **changes: object) -> NewArticle:
    content: dict[str, object] = {
        "url": f"https://news.example/{key}",
        "title": f"Title of {key}",
        "body": "A body.",
        "summary": "A summary.",
        "category": "Tech",
        "tags": ("ข่าว", "AI"),
        "author": "An author",
        "image": "https://news.example/image.jpg",
        "language": "th",
        "published": NOON,
    }
    return NewArticle(key=key, **(content | changes))  # type: ignore[arg-type]


def filing(
    key: str = "a",
    *,
    title: Iterable[str] = (),
    body: Iterable[str] = (),
    push_at: Moment | None = NOON,
    insight: Insight = NONE,
    **changes: object,
) -> Filing:
    words = IndexedWords(title=tuple(title), body=tuple(body))
    return Filing(
        article=article(key, **changes),
        fingerprint=f"print of {key}",
        words=words,
        push_at=push_at,
        insight=insight,
    )


def revision(
    old: Article,
    *,
    title: Iterable[str] = (),
    body: Iterable[str] = (),
    insight: Insight = NONE,
    **changes: object,
) -> Revision:
    return Revision(
        id=old.id,
        article=article(old.key, **changes),
        fingerprint="another print",
        words=IndexedWords(title=tuple(title), body=tuple(body)),
        insight=insight,
    )


def look(
    source: SourceId,
    *filings: Filing,
    at: Moment = NOON,
    etag: str = '"etag"',
    revisions: tuple[Revision, ...] = (),
) -> Look:
    return Look(
        source_id=source,
        at=at,
        next_at=LATER,
        title="A source",
        etag=etag,
        last_modified="yesterday",
        filings=filings,
        revisions=revisions,
    )


async def followed(storage: Storage, url: str = "https://news.example/feed") -> Source:
    await storage.sources.follow(url, NOON)
    (source,) = await storage.sources.claim_due(NOON, until=LATER, limit=1)
    return source


async def archived(storage: Storage, *filings: Filing) -> Sequence[Article]:
    """The articles of `filings` in their order, from a source that is followed for them."""
    source = await followed(storage)
    await storage.sources.store(look(source.id, *filings))
    page = await storage.articles.latest(number=0, size=100)
    return sorted(page.items, key=lambda stored: stored.id)


async def joined(storage: Storage, *chats: int, since: int = NOON - 10) -> None:
    for chat in chats:
        await storage.subscribers.join(ChatId(chat), language="th", timezone="Asia/Bangkok", now=Moment(since))


async def pushed(storage: Storage, stored: Article, *, at: Moment = NOON) -> PushId:
    push = await storage.pushes.create(
        NewPush(article_id=stored.id, revision=stored.revision, at=at, bodies={"th": "{}", "en": '{"en": 1}'})
    )
    assert push is not None
    while await storage.pushes.enqueue(slice_size=100):
        pass
    return push


async def on_its_way(storage: Storage, *chats: int) -> PushId:
    """A push with a waiting copy for each of `chats`."""
    await joined(storage, *chats)
    (stored,) = await archived(storage, filing())
    return await pushed(storage, stored)


async def claimed(
    storage: Storage, *, at: int = NOON, name: str = "sender", until: int = LATER, limit: int = 100
) -> Sequence[Delivery]:
    return await storage.outbox.claim(Moment(at), token=ClaimToken(name), until=Moment(until), limit=limit)


async def found(
    storage: Storage, *words: str, match: Literal["all", "any"] = "all", limit: int = 9
) -> list[str]:
    """The keys of the articles with the words, last indexed first."""
    terms = list(map(word_term, words))
    wanted = All(terms) if match == "all" else Any(terms)
    articles = await storage.index.articles(await storage.index.find(Lookup(wanted=wanted), limit=limit))
    return [article.key for article in articles]
