import json
from collections.abc import Mapping, Sequence
from typing import Final

from news.article import Article
from news.delivery import MessageId
from news.edition import Edition
from news.errors import StorageError
from news.moment import Moment
from news.push import NewPush, PushId
from news.subscriber import ChatId
from storage.database import Database, Row, Transaction
from storage.editions import EDITION
from storage.ranks import QUICK, RANK
from storage.rows import ARTICLE, article_of
from storage.sponsors import bodies_of, placed, share_out
from storage.stories import with_others
from storage.sweep import BEFORE_ALL_CHATS
from storage.topics import WANTED
from storage.watches import HEARD, MUTED, WATCHED

_DUE: Final = f"""
    SELECT {ARTICLE} FROM article JOIN source ON source.id = article.source_id
    WHERE article.push_at <= :now
    ORDER BY article.push_at, article.id
    LIMIT :limit
"""

# Locks the article against an edit and against another push of it; afterwards there is nothing left to be due.
_TAKE: Final = "UPDATE article SET push_at = NULL WHERE id = :article AND revision = :revision RETURNING id"
_CREATE: Final = """
    INSERT INTO push (
        article_id, revision, made_at, breaking, silent, follows, reached, sponsor_id, sponsor_day
    )
    VALUES (:article, :revision, :at, :breaking, :silent, :follows, :before_all, :sponsor, :day)
    ON CONFLICT (article_id) DO NOTHING
    RETURNING id
"""
_ADD_BODY: Final = "INSERT INTO push_body (push_id, language, body) VALUES (:push, :language, :body)"
# The longer one is the edition's own.
_BODY: Final = """
    SELECT body FROM push_body WHERE push_id = :push AND language IN (:edition, :language)
    ORDER BY length(language) DESC LIMIT 1
"""

_SPONSORED_BODY: Final = "SELECT body FROM push_body WHERE push_id = :push AND language = :edition"

_ABOUT: Final = f"""
    id, reached, made_at, breaking, copies, article_id AS article, sponsor_id, sponsor_day, {HEARD} AS heard,
    CASE WHEN EXISTS (SELECT 1 FROM schedule WHERE cap > 0) THEN 1 ELSE 0 END AS capping,
    (SELECT topic_id FROM article WHERE article.id = push.article_id) AS topic,
    (SELECT author_id FROM article WHERE article.id = push.article_id) AS author
"""
_FILLING: Final = f"SELECT {_ABOUT} FROM push WHERE state = 'filling' ORDER BY id LIMIT 1"
# Waits for whoever is filling one of them, and keeps others from it.
_ALL_FILLING: Final = f"UPDATE push SET reached = reached WHERE state = 'filling' RETURNING {_ABOUT}"
_ANY_FILLING: Final = "SELECT 1 FROM push WHERE state = 'filling' LIMIT 1"
# In the order of the chats, as the copies are kept: a slice then touches few pages. As many subscribers in the
# order of their joining have their copies in as many places.
_SLICE: Final = """
    SELECT count(*) AS length, max(chat_id) AS last FROM (
        SELECT chat_id FROM subscriber WHERE active = 1 AND chat_id > :reached
        ORDER BY chat_id
        LIMIT :slice_size
    ) AS slice
"""
_SPAN: Final = """
    active = 1 AND subscriber.chat_id > :reached AND subscriber.chat_id <= :last AND since <= :made_at
"""
# Whoever has a daily cap takes a copy before it is made: two processes that fill two pushes wait for each other
# at the row, and the second one counts anew.
_TAKE_COPY: Final = f"""
    UPDATE subscriber
    SET taken = CASE WHEN taken_day = day_at THEN taken + 1 ELSE 1 END, taken_day = day_at, taken_push = :push
    FROM schedule
    WHERE schedule.id = subscriber.schedule_id AND cap > 0
      AND {_SPAN}
      AND ({WANTED} OR {WATCHED}) AND NOT {MUTED}
      AND (taken_day IS NULL OR taken_day <> day_at OR taken < cap)
      AND ((:breaking = 1 AND schedule.breaking = 1)
           OR ((next_run_at IS NULL OR {WATCHED})
               AND (quiet_from_at IS NULL OR quiet_from_at > :made_at OR quiet_to_at <= :made_at)))
"""
_QUIET: Final = "quiet_from_at <= :made_at AND quiet_to_at > :made_at"
_FILL: Final = f"""
    INSERT INTO delivery (push_id, chat_id, language, silent, urgent, state, due_at, rank, version)
    SELECT push.id, chat_id, language, CASE WHEN push.silent = 1 THEN 1 ELSE copy.silent END, urgent,
           CASE WHEN kept_until IS NULL THEN 'waiting' ELSE 'kept' END,
           coalesce(kept_until, made_at), {RANK}, version
    FROM push JOIN (
        SELECT chat_id, language, silent, urgent,
               CASE WHEN urgent = 1 AND capped = 0 THEN NULL
                    WHEN next_run_at IS NOT NULL AND (watched = 0 OR capped = 1 OR {_QUIET}) THEN next_run_at
                    WHEN {_QUIET} THEN quiet_to_at
                    WHEN capped = 1 THEN catch_up_at
               END AS kept_until
        FROM (
            SELECT subscriber.chat_id, {EDITION} AS language, silent,
                   next_run_at, catch_up_at, quiet_from_at, quiet_to_at,
                   CASE WHEN :breaking = 1 AND schedule.breaking = 1 THEN 1 ELSE 0 END AS urgent,
                   CASE WHEN cap > 0 AND (taken_push IS NULL OR taken_push <> :push) THEN 1 ELSE 0
                   END AS capped,
                   CASE WHEN {WATCHED} THEN 1 ELSE 0 END AS watched
            FROM subscriber LEFT JOIN schedule ON schedule.id = subscriber.schedule_id
            WHERE {_SPAN}
              AND ({WANTED} OR {WATCHED}) AND NOT {MUTED}
        ) AS reader
    ) AS copy ON TRUE
    WHERE push.id = :push
    ON CONFLICT (push_id, chat_id) DO NOTHING
"""
# RETURNING would hand over every one of them only to be counted.
_FILLED: Final = """
    SELECT count(*) AS copies FROM delivery
    WHERE push_id = :push AND chat_id > :reached AND chat_id <= :last
"""
_ADVANCE: Final = """
    UPDATE push SET reached = :reached, state = :state, copies = copies + :more WHERE id = :push
"""

_FOLLOWS: Final = "SELECT 1 FROM push WHERE id = :push AND follows IS NOT NULL"
_EARLIER: Final = """
    SELECT chat_id, message_id FROM delivery
    WHERE push_id = (
        SELECT former.id FROM push JOIN push AS former ON former.article_id = push.follows WHERE push.id = :push
    )
      AND chat_id {chats} AND message_id IS NOT NULL
"""

_STOP: Final = """
    UPDATE push SET state = 'stopped', stop_reason = :reason, swept_to = :before_all WHERE id = :push
"""


class PushRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: Moment, *, limit: int) -> Sequence[Article]:
        rows = await self._database.read(_DUE, {"now": now, "limit": limit})
        return [await with_others(self._database, article_of(row)) for row in rows]

    async def create(self, push: NewPush) -> PushId | None:
        article = {"article": push.article_id, "revision": push.revision}
        bodies = bodies_of(push.bodies, push.placement)
        async with self._database.transaction() as transaction:
            if not await transaction.write(_TAKE, article):
                return None
            created = await transaction.write(
                _CREATE,
                {
                    **article,
                    "at": push.at,
                    "breaking": int(push.breaking),
                    "silent": int(push.silent),
                    "follows": push.follows,
                    "before_all": BEFORE_ALL_CHATS,
                    "sponsor": push.placement.sponsor if push.placement else None,
                    "day": push.placement.day if push.placement else None,
                },
            )
            if not created:
                return None
            new = PushId(created[0]["id"])
            await transaction.write_many(
                _ADD_BODY,
                [{"push": new, "language": language, "body": body} for language, body in bodies.items()],
            )
            if push.placement is not None:
                await placed(transaction, push.placement.sponsor, push.at)
        return new

    async def enqueue(self, *, slice_size: int) -> int:
        if not await self._database.read(_ANY_FILLING):  # most times, and a read holds up nobody
            return 0
        filled: int | None = 0
        while filled == 0:  # a slice of late joiners alone, or the empty end of a push, is not the end of all
            async with self._database.transaction() as transaction:
                filled = await self._fill(transaction, slice_size)
        return filled or 0

    async def body(self, push: PushId, edition: Edition) -> str:
        language = edition.partition("/")[0]
        rows = await self._database.read(_BODY, {"push": push, "edition": edition, "language": language})
        if not rows:
            raise StorageError(f"Push {push} has no body in {edition!r}.")
        return str(rows[0]["body"])

    async def sponsored_body(self, push: PushId, edition: Edition) -> str | None:
        rows = await self._database.read(_SPONSORED_BODY, {"push": push, "edition": f"{edition}+"})
        return str(rows[0]["body"]) if rows else None

    async def is_follow_up(self, push: PushId) -> bool:
        return bool(await self._database.read(_FOLLOWS, {"push": push}))

    async def earlier(self, push: PushId, chats: Sequence[ChatId]) -> Mapping[ChatId, MessageId]:
        sql = _EARLIER.format(chats=self._database.dialect.among_ids.format(":chats"))
        rows = await self._database.read(sql, {"push": push, "chats": json.dumps(list(chats))})
        return {row["chat_id"]: row["message_id"] for row in rows}

    async def stop(self, push: PushId, *, reason: str) -> None:
        await self._database.write(_STOP, {"push": push, "reason": reason, "before_all": BEFORE_ALL_CHATS})

    async def _fill(self, transaction: Transaction, slice_size: int) -> int | None:
        """The copies of the next slice; None where no push lacks any."""
        filling = await transaction.write(_FILLING + self._database.dialect.skip_locked)
        if not filling:
            return None
        (push,) = filling
        if push["copies"] < QUICK:
            slice_size = min(slice_size, QUICK - push["copies"])
        (bounds,) = await transaction.read(_SLICE, {"reached": push["reached"], "slice_size": slice_size})
        last = bounds["last"] if bounds["length"] else push["reached"]
        copies = await _copy(transaction, push, push["reached"], last)
        await transaction.write(
            _ADVANCE,
            {
                "push": push["id"],
                "reached": last,
                "more": copies,
                "state": "filling" if bounds["length"] == slice_size else "complete",
            },
        )
        return copies


async def copy_for_moved(transaction: Transaction, old: ChatId, new: ChatId) -> None:
    """What a chat would miss whose turn, by its old id, had not come, and by its new one has passed.

    Telegram gives a group that moves an id lower than all before, so none gets a second copy for it.
    """
    for push in await transaction.write(_ALL_FILLING):
        if new <= push["reached"] < old:
            await _copy(transaction, push, new - 1, new)


async def _copy(transaction: Transaction, push: Row, after: int, last: int) -> int:
    """The copies for the chats after one up to another; how many there are."""
    columns = ("made_at", "breaking", "topic", "author", "article", "heard")
    about = {name: push[name] for name in columns}
    span = {"push": push["id"], "reached": after, "last": last}
    if push["capping"]:
        await transaction.write(_TAKE_COPY, {**about, **span})
    await transaction.write(_FILL, {**about, **span})
    if push["sponsor_id"] is not None:
        await share_out(transaction, push, span)
    (filled,) = await transaction.read(_FILLED, span)
    return int(filled["copies"])
