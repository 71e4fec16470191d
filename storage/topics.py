from collections.abc import Iterable, Sequence
from typing import Final

from news.article import ArticleId, NewArticle
from news.moment import Moment
from news.page import Page
from news.rules.naming import key_of, shown
from news.subscriber import ChatId
from news.topic import Choice, Topic, TopicId, TopicKind
from storage.database import Database, Parameters, Row

_CHOICE_OR_ELSE: Final = """
    coalesce(
        (SELECT max(wanted) FROM topic_choice
         WHERE subscriber_id = subscriber.id AND topic_id IN ({topic}, {author})),
        1 - only_chosen
    )
"""
_CHOICE_OF_THIS: Final = _CHOICE_OR_ELSE.format(
    topic="CAST(:topic AS BIGINT)", author="CAST(:author AS BIGINT)"
)
WANTED: Final = f"(CASE WHEN :chosen = 1 THEN {_CHOICE_OF_THIS} ELSE 1 - only_chosen END = 1)"
"""That a subscriber gets what is filed under `:topic`, written by `:author`: one that is wanted is enough.
`:chosen` is 0 where nobody has said anything about either."""
ARTICLE_WANTED: Final = f"{_CHOICE_OR_ELSE.format(topic='article.topic_id', author='article.author_id')} = 1"
CHOSEN: Final = """
    CASE WHEN EXISTS (
        SELECT 1 FROM article JOIN topic ON topic.id IN (article.topic_id, article.author_id)
        WHERE article.id = push.article_id AND topic.chosen = 1
    ) THEN 1 ELSE 0 END
"""

KNOW: Final = """
    INSERT INTO topic (kind, key, name) VALUES (:kind, :key, :name) ON CONFLICT (kind, key) DO NOTHING
"""
_CHOICE: Final = """
    topic.id, topic.kind, topic.name, topic_choice.wanted, coalesce(subscriber.only_chosen, 0) AS only_chosen
"""
_CHOICES: Final = """
    LEFT JOIN subscriber ON subscriber.chat_id = :chat
    LEFT JOIN topic_choice ON topic_choice.topic_id = topic.id AND topic_choice.subscriber_id = subscriber.id
"""
_GET: Final = f"SELECT {_CHOICE} FROM topic {_CHOICES} WHERE topic.id = :topic"
_OF: Final = f"""
    SELECT {_CHOICE} FROM article JOIN topic ON topic.id IN (article.topic_id, article.author_id) {_CHOICES}
    WHERE article.id = :article
    ORDER BY topic.kind DESC
"""
# Counted by the index, and only as far back as `:since`.
_PAGE: Final = f"""
    SELECT {_CHOICE} FROM (
        SELECT id, kind, name, (
            SELECT count(*) FROM article
            WHERE article.topic_id = topic.id AND coalesce(published, first_seen) > :since
        ) AS recent
        FROM topic WHERE kind = 'subject'
    ) AS topic {_CHOICES}
    ORDER BY recent DESC, topic.id
    LIMIT :size OFFSET :offset
"""
_TOTAL: Final = "SELECT count(*) AS total FROM topic WHERE kind = 'subject'"
_CHOSEN: Final = f"""
    SELECT {_CHOICE} FROM subscriber
    JOIN topic_choice ON topic_choice.subscriber_id = subscriber.id
    JOIN topic ON topic.id = topic_choice.topic_id
    WHERE subscriber.chat_id = :chat
    ORDER BY topic.kind DESC, topic.name
"""
_CHOOSE: Final = """
    INSERT INTO topic_choice (subscriber_id, topic_id, wanted)
    SELECT subscriber.id, topic.id, CAST(:wanted AS INTEGER) FROM subscriber, topic
    WHERE chat_id = :chat AND topic.id = :topic
    ON CONFLICT (subscriber_id, topic_id) DO UPDATE SET wanted = excluded.wanted
"""
_IS_CHOSEN: Final = "UPDATE topic SET chosen = 1 WHERE id = :topic AND chosen = 0"
_TAKE_BACK: Final = """
    DELETE FROM topic_choice
    WHERE subscriber_id = (SELECT id FROM subscriber WHERE chat_id = :chat) AND topic_id = :topic
"""
_CHOOSE_ONLY: Final = "UPDATE subscriber SET only_chosen = :only WHERE chat_id = :chat"


class TopicRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, topic: TopicId, chat: ChatId) -> Choice | None:
        rows = await self._database.read(_GET, {"topic": topic, "chat": chat})
        return _choice_of(rows[0]) if rows else None

    async def of(self, article: ArticleId, chat: ChatId) -> Sequence[Choice]:
        return [_choice_of(row) for row in await self._database.read(_OF, {"article": article, "chat": chat})]

    async def page(self, chat: ChatId, *, since: Moment, number: int, size: int) -> Page[Choice]:
        rows = await self._database.read(
            _PAGE, {"chat": chat, "since": since, "size": size, "offset": number * size}
        )
        (total,) = await self._database.read(_TOTAL)
        return Page(items=[_choice_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def chosen(self, chat: ChatId) -> Sequence[Choice]:
        return [_choice_of(row) for row in await self._database.read(_CHOSEN, {"chat": chat})]

    async def choose(self, chat: ChatId, topic: TopicId, *, wanted: bool | None) -> None:
        if wanted is None:
            await self._database.write(_TAKE_BACK, {"chat": chat, "topic": topic})
        else:
            async with self._database.transaction() as transaction:
                await transaction.write(_CHOOSE, {"chat": chat, "topic": topic, "wanted": int(wanted)})
                await transaction.write(_IS_CHOSEN, {"topic": topic})

    async def choose_only(self, chat: ChatId, *, only: bool) -> None:
        await self._database.write(_CHOOSE_ONLY, {"chat": chat, "only": int(only)})


def topics_of(articles: Iterable[NewArticle]) -> list[Parameters]:
    """What `KNOW` takes, in an order that keeps two who store at once from waiting for each other."""
    named: dict[tuple[TopicKind, str], str] = {}
    for article in articles:
        named.setdefault(("subject", key_of(article.category)), shown(article.category))
        named.setdefault(("author", key_of(article.author)), shown(article.author))
    return [{"kind": kind, "key": key, "name": name} for (kind, key), name in sorted(named.items()) if key]


def _choice_of(row: Row) -> Choice:
    wanted = row["wanted"]
    return Choice(
        topic=Topic(id=row["id"], kind=row["kind"], name=row["name"]),
        comes=bool(1 - row["only_chosen"] if wanted is None else wanted),
        chosen=wanted is not None,
    )
