"""Makes the copies of a push, a slice of the chats at a time."""

from typing import Final

from storage.database import Row, Transaction
from storage.dialect import Dialect
from storage.editions import EDITION
from storage.ranks import QUICK, RANK
from storage.sponsors import share_out
from storage.topics import CHOSEN, WANTED
from storage.watches import HEARD, MUTED, WATCHED

_ABOUT: Final = f"""
    id, reached, made_at, breaking, silent, version, copies, {RANK} AS rank, article_id AS article,
    sponsor_id, sponsor_day, {HEARD} AS heard, {CHOSEN} AS chosen,
    CASE WHEN EXISTS (SELECT 1 FROM schedule WHERE cap > 0) THEN 1 ELSE 0 END AS capping,
    (SELECT topic_id FROM article WHERE article.id = push.article_id) AS topic,
    (SELECT author_id FROM article WHERE article.id = push.article_id) AS author
"""
_FILLING: Final = f"SELECT {_ABOUT} FROM push WHERE state = 'filling' ORDER BY id LIMIT 1"
# Waits for whoever is filling one of them, and keeps others from it.
_ALL_FILLING: Final = f"UPDATE push SET reached = reached WHERE state = 'filling' RETURNING {_ABOUT}"
ANY_FILLING: Final = "SELECT 1 FROM push WHERE state = 'filling' LIMIT 1"

# In the order of the chats, as the copies are kept: a slice then touches few pages. As many subscribers in the
# order of their joining have their copies in as many places.
_AHEAD: Final = "FROM subscriber WHERE active = 1 AND chat_id > :reached"
_LAST: Final = f"SELECT chat_id AS last {_AHEAD} ORDER BY chat_id LIMIT 1 OFFSET :others"
_LAST_OF_ALL: Final = f"SELECT max(chat_id) AS last {_AHEAD}"
_SPAN: Final = """
    active = 1 AND subscriber.chat_id > :reached AND subscriber.chat_id <= :last AND since <= :made_at
"""
_INTERESTED: Final = f"({WANTED} OR {WATCHED}) AND NOT {MUTED}"
# Whoever has a daily cap takes a copy before it is made: two processes that fill two pushes wait for each other
# at the row, and the second one counts anew.
_TAKE_COPY: Final = f"""
    UPDATE subscriber
    SET taken = CASE WHEN taken_day = day_at THEN taken + 1 ELSE 1 END, taken_day = day_at, taken_push = :push
    FROM schedule
    WHERE schedule.id = subscriber.schedule_id AND cap > 0
      AND {_SPAN}
      AND {_INTERESTED}
      AND (taken_day IS NULL OR taken_day <> day_at OR taken < cap)
      AND ((:breaking = 1 AND schedule.breaking = 1)
           OR ((next_run_at IS NULL OR {WATCHED})
               AND (quiet_from_at IS NULL OR quiet_from_at > :made_at OR quiet_to_at <= :made_at)))
"""
_QUIET: Final = "quiet_from_at <= :made_at AND quiet_to_at > :made_at"
_SILENT: Final = "CASE WHEN :silent = 1 THEN 1 ELSE silent END"
_OF_PUSH: Final = "CAST(:push AS BIGINT)"
_RANK_AND_VERSION: Final = "CAST(:rank AS INTEGER), CAST(:version AS INTEGER)"
# Most readers have no schedule, and of the others much more is to be asked. Both in one statement, which sees
# one moment: whoever changes between two would be in neither.
_FILL: Final = f"""
    INSERT INTO delivery (push_id, chat_id, language, silent, urgent, state, due_at, rank, version)
    SELECT {_OF_PUSH}, chat_id, {EDITION}, {_SILENT}, 0,
           'waiting', CAST(:made_at AS BIGINT), {_RANK_AND_VERSION}
    FROM subscriber
    WHERE {_SPAN} AND schedule_id IS NULL AND {_INTERESTED}
    UNION ALL
    SELECT {_OF_PUSH}, chat_id, language, silent, urgent,
           CASE WHEN kept_until IS NULL THEN 'waiting' ELSE 'kept' END,
           coalesce(kept_until, CAST(:made_at AS BIGINT)), {_RANK_AND_VERSION}
    FROM (
        SELECT chat_id, language, silent, urgent,
               CASE WHEN urgent = 1 AND capped = 0 THEN NULL
                    WHEN next_run_at IS NOT NULL AND (watched = 0 OR capped = 1 OR {_QUIET}) THEN next_run_at
                    WHEN {_QUIET} THEN quiet_to_at
                    WHEN capped = 1 THEN catch_up_at
               END AS kept_until
        FROM (
            SELECT subscriber.chat_id, {EDITION} AS language, {_SILENT} AS silent,
                   next_run_at, catch_up_at, quiet_from_at, quiet_to_at,
                   CASE WHEN :breaking = 1 AND schedule.breaking = 1 THEN 1 ELSE 0 END AS urgent,
                   CASE WHEN cap > 0 AND (taken_push IS NULL OR taken_push <> :push) THEN 1 ELSE 0
                   END AS capped,
                   CASE WHEN {WATCHED} THEN 1 ELSE 0 END AS watched
            FROM subscriber JOIN schedule ON schedule.id = subscriber.schedule_id
            WHERE {_SPAN} AND {_INTERESTED}
        ) AS reader
    ) AS copy
    WHERE TRUE
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


async def fill(transaction: Transaction, dialect: Dialect, slice_size: int) -> int | None:
    """How many copies the next slice has; None where no push lacks any."""
    filling = await transaction.write(_FILLING + dialect.skip_locked)
    if not filling:
        return None
    (push,) = filling
    if push["copies"] < QUICK:
        slice_size = min(slice_size, QUICK - push["copies"])
    reached = push["reached"]
    full = await transaction.read(_LAST, {"reached": reached, "others": slice_size - 1})
    (end,) = full or await transaction.read(_LAST_OF_ALL, {"reached": reached})
    last = reached if end["last"] is None else end["last"]
    copies = await _copy(transaction, push, reached, last)
    await transaction.write(
        _ADVANCE,
        {
            "push": push["id"],
            "reached": last,
            "more": copies,
            "state": "filling" if full else "complete",
        },
    )
    return copies


async def copy_for_moved(transaction: Transaction, old: int, new: int) -> None:
    """What a chat would miss whose turn, by its old id, had not come, and by its new one has passed.

    Telegram gives a group that moves an id lower than all before, so none gets a second copy for it.
    """
    for push in await transaction.write(_ALL_FILLING):
        if new <= push["reached"] < old:
            await _copy(transaction, push, new - 1, new)


async def _copy(transaction: Transaction, push: Row, after: int, last: int) -> int:
    """The copies for the chats after one up to another; how many there are."""
    span = {"push": push["id"], "reached": after, "last": last}
    columns = ("made_at", "breaking", "topic", "author", "article", "heard", "chosen")
    about = span | {name: push[name] for name in columns}
    if push["capping"]:
        await transaction.write(_TAKE_COPY, about)
    await transaction.write(_FILL, about | {name: push[name] for name in ("silent", "rank", "version")})
    if push["sponsor_id"] is not None:
        await share_out(transaction, push, span)
    (filled,) = await transaction.read(_FILLED, span)
    return int(filled["copies"])
