from collections.abc import Collection, Mapping, Sequence
from typing import Final

from news.rules.watching import head_of
from news.subscriber import ChatId
from news.watch import Phrase, PhraseId, Watch, WatchId
from storage.database import Database, Row, Transaction
from storage.dialect import Dialect
from storage.text import json_of, json_of_ids

_KNOWN: Final = "SELECT id FROM subscriber WHERE chat_id = :chat"
_COUNT: Final = """
    SELECT count(*) AS others FROM watch
    WHERE subscriber_id = :subscriber AND phrase_id <> :phrase
"""
_KNOW: Final = """
    INSERT INTO phrase (words, head) VALUES (:words, :head)
    ON CONFLICT (words) DO UPDATE SET words = excluded.words
    RETURNING id
"""
_ADD: Final = """
    INSERT INTO watch (subscriber_id, phrase_id, muted, text) VALUES (:subscriber, :phrase, :muted, :text)
    ON CONFLICT (subscriber_id, phrase_id) DO UPDATE SET muted = excluded.muted, text = excluded.text
    RETURNING id, text, muted
"""
_OF: Final = """
    SELECT watch.id, text, muted FROM watch JOIN subscriber ON subscriber.id = subscriber_id
    WHERE chat_id = :chat
    ORDER BY muted, watch.id
"""
_REMOVE: Final = """
    DELETE FROM watch
    WHERE id = :watch AND subscriber_id = (SELECT id FROM subscriber WHERE chat_id = :chat)
"""
_AMONG: Final = """
    SELECT id, words FROM phrase
    WHERE head {heads} AND EXISTS (SELECT 1 FROM watch WHERE watch.phrase_id = phrase.id)
    ORDER BY id
"""
_FIRST: Final = """
    SELECT id, words, EXISTS (SELECT 1 FROM watch WHERE watch.phrase_id = first.id) AS wanted
    FROM (SELECT id, words FROM phrase ORDER BY id LIMIT :limit) AS first
    ORDER BY id
"""
_USES: Final = "SELECT word, articles FROM word_use WHERE word {words}"

_HEAR: Final = """
    INSERT INTO article_phrase (article_id, phrase_id) VALUES (:article, :phrase)
    ON CONFLICT (article_id, phrase_id) DO NOTHING
"""
_FORGET: Final = "DELETE FROM article_phrase WHERE article_id {ids}"

_HAS: Final = """
    EXISTS (
        SELECT 1 FROM article_phrase JOIN watch ON watch.phrase_id = article_phrase.phrase_id
        WHERE article_id = {article} AND watch.subscriber_id = subscriber.id AND watch.muted = {muted}
    )
"""
WATCHED: Final = f"(:heard = 1 AND {_HAS.format(article=':article', muted=0)})"
"""That a subscriber watches for something in `:article`; `:heard` is 0 where it holds nobody's phrase."""
MUTED: Final = f"(:heard = 1 AND {_HAS.format(article=':article', muted=1)})"
ARTICLE_WATCHED: Final = _HAS.format(article="article.id", muted=0)
ARTICLE_MUTED: Final = _HAS.format(article="article.id", muted=1)
HEARD: Final = """
    CASE WHEN EXISTS (SELECT 1 FROM article_phrase WHERE article_phrase.article_id = push.article_id)
         THEN 1 ELSE 0 END
"""


class WatchRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, chat: ChatId, *, text: str, words: Sequence[str], muted: bool, most: int
    ) -> Watch | None:
        async with self._database.transaction() as transaction:
            known = await transaction.read(_KNOWN, {"chat": chat})
            if not known:
                return None
            (phrase,) = await transaction.write(_KNOW, {"words": " ".join(words), "head": head_of(words)})
            place = {"subscriber": known[0]["id"], "phrase": phrase["id"]}
            (count,) = await transaction.read(_COUNT, place)
            if count["others"] >= most:
                return None
            (row,) = await transaction.write(_ADD, {**place, "muted": int(muted), "text": text})
        return _watch_of(row)

    async def of(self, chat: ChatId) -> Sequence[Watch]:
        return [_watch_of(row) for row in await self._database.read(_OF, {"chat": chat})]

    async def remove(self, chat: ChatId, watch: WatchId) -> None:
        await self._database.write(_REMOVE, {"chat": chat, "watch": watch})

    async def among(self, heads: Collection[str]) -> Sequence[Phrase]:
        among = self._database.dialect.among.format(":heads")
        rows = await self._database.read(_AMONG.format(heads=among), {"heads": json_of(heads)})
        return [Phrase(id=row["id"], text=row["words"]) for row in rows]

    async def few(self, *, most: int) -> Sequence[Phrase] | None:
        rows = await self._database.read(_FIRST, {"limit": most + 1})
        if len(rows) > most:
            return None
        return [Phrase(id=row["id"], text=row["words"]) for row in rows if row["wanted"]]

    async def uses(self, words: Collection[str]) -> Mapping[str, int]:
        among = self._database.dialect.among.format(":words")
        rows = await self._database.read(_USES.format(words=among), {"words": json_of(words)})
        return {row["word"]: row["articles"] for row in rows}


async def keep_phrases(
    transaction: Transaction, heard: Mapping[int, Sequence[PhraseId]], dialect: Dialect
) -> None:
    """What articles hold from now on, each by its id."""
    if not heard:
        return
    ids = {"ids": json_of_ids(heard)}
    await transaction.write(_FORGET.format(ids=dialect.among_ids.format(":ids")), ids)
    await transaction.write_many(
        _HEAR,
        [{"article": article, "phrase": phrase} for article, phrases in heard.items() for phrase in phrases],
    )


def _watch_of(row: Row) -> Watch:
    return Watch(id=WatchId(row["id"]), text=row["text"], muted=bool(row["muted"]))
