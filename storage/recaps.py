import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from news.moment import Moment
from news.recap import Recap
from news.subscriber import ChatId
from storage.database import Database, Parameters
from storage.digests import ADD_BODY, CREATE
from storage.editions import EDITION
from storage.ranks import RANK
from storage.text import digest_of

_CHOOSE: Final = "UPDATE subscriber SET recap_at = :at WHERE chat_id = :chat"
_DUE: Final = """
    SELECT chat_id, timezone FROM subscriber WHERE recap_at <= :now AND active = 1
    ORDER BY recap_at, chat_id LIMIT :limit
"""
# Whoever turns it sends it: another process finds nothing due any more.
_TAKE: Final = """
    UPDATE subscriber SET recap_at = :next_at WHERE recap_at <= :at AND active = 1 AND chat_id {chats}
    RETURNING chat_id
"""
_SEND: Final = f"""
    INSERT INTO delivery (push_id, chat_id, language, silent, due_at, rank, version)
    SELECT push.id, chat_id, {EDITION}, subscriber.silent, CAST(:at AS BIGINT), {RANK}, version
    FROM subscriber JOIN push ON push.id = :push
    WHERE chat_id {{chats}}
    ON CONFLICT (push_id, chat_id) DO NOTHING
"""
_COUNT: Final = "UPDATE push SET copies = copies + :more WHERE id = :push"


class RecapRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose(self, chat: ChatId, at: Moment | None) -> None:
        await self._database.write(_CHOOSE, {"chat": chat, "at": at})

    async def due(self, now: Moment, *, limit: int) -> Mapping[str, Sequence[ChatId]]:
        alike: defaultdict[str, list[ChatId]] = defaultdict(list)
        for row in await self._database.read(_DUE, {"now": now, "limit": limit}):
            alike[row["timezone"]].append(ChatId(row["chat_id"]))
        return alike

    async def send(self, recap: Recap) -> int:
        among = self._database.dialect.among_ids.format(":chats")
        key = digest_of(f"recap {recap.timezone} {recap.at} {recap.articles}")
        async with self._database.transaction() as transaction:
            due: Parameters = {"chats": _ids(recap.chats), "at": recap.at, "next_at": recap.next_at}
            taken = [row["chat_id"] for row in await transaction.write(_TAKE.format(chats=among), due)]
            if not taken or not recap.articles:
                return 0
            made: Parameters = {"key": key, "timezone": recap.timezone, "at": recap.at}
            (row,) = await transaction.write(CREATE, made)
            push = row["id"]
            await transaction.write_many(
                ADD_BODY,
                [{"push": push, "language": word, "body": body} for word, body in recap.bodies.items()],
            )
            await transaction.write(
                _SEND.format(chats=among), {"push": push, "at": recap.at, "chats": _ids(taken)}
            )
            await transaction.write(_COUNT, {"push": push, "more": len(taken)})
        return len(taken)


def _ids(ids: Sequence[int]) -> str:
    return json.dumps(list(ids))
