"""Tells a push's copies, slice by slice, what has become of it."""

from typing import Final

from storage.database import Transaction
from storage.dialect import Dialect

BEFORE_ALL_CHATS: Final = -(2**62)

ANY_TO_SWEEP: Final = "SELECT 1 FROM push WHERE swept_to IS NOT NULL LIMIT 1"
_SWEPT: Final = """
    SELECT id, state, stop_reason, withdrawn, version, changed, amended_at, swept_to FROM push
    WHERE swept_to IS NOT NULL
    ORDER BY id
    LIMIT 1
"""
_SLICE: Final = """
    SELECT count(*) AS length, max(chat_id) AS last FROM (
        SELECT chat_id FROM delivery WHERE push_id = :push AND chat_id > :swept_to
        ORDER BY chat_id
        LIMIT :slice_size
    ) AS slice
"""
_DROP: Final = """
    UPDATE delivery SET state = 'dead', reason = :reason
    WHERE push_id = :push AND chat_id > :swept_to AND chat_id <= :last AND state IN ('waiting', 'kept')
"""
# A copy under way takes the version too: its mark then knows that what has been sent is not the last word. One
# that couldn't be edited may still be deleted.
_RENEW: Final = """
    UPDATE delivery
    SET version = :version,
        state = CASE WHEN {arrived} THEN 'stale' ELSE state END,
        rank = CASE WHEN {arrived} THEN CASE WHEN :withdrawn = 1 THEN 0 ELSE rank END ELSE rank END,
        due_at = CASE WHEN {arrived} THEN CAST(:at AS BIGINT) ELSE due_at END,
        attempts = CASE WHEN {arrived} THEN 0 ELSE attempts END
    WHERE push_id = :push AND chat_id > :swept_to AND chat_id <= :last AND version < :version
      AND language {{among}}
""".format(arrived="message_id IS NOT NULL AND state IN ('sent', 'stale', 'dead')")
_ADVANCE: Final = "UPDATE push SET swept_to = :swept_to WHERE id = :push"


async def sweep_slice(transaction: Transaction, dialect: Dialect, slice_size: int) -> int:
    rows = await transaction.write(_SWEPT + dialect.skip_locked)
    if not rows:
        return 0
    (push,) = rows
    start = {"push": push["id"], "swept_to": push["swept_to"]}
    (bounds,) = await transaction.read(_SLICE, {**start, "slice_size": slice_size})
    if bounds["length"]:
        span = {**start, "last": bounds["last"]}
        if push["state"] == "stopped":
            await transaction.write(_DROP, {**span, "reason": push["stop_reason"]})
        await transaction.write(
            _RENEW.format(among=dialect.among.format(":changed")),
            {
                **span,
                "changed": push["changed"],
                "version": push["version"],
                "withdrawn": push["withdrawn"],
                "at": push["amended_at"] or 0,
            },
        )
    done = bounds["length"] < slice_size
    await transaction.write(_ADVANCE, {"push": push["id"], "swept_to": None if done else bounds["last"]})
    return max(1, int(bounds["length"]))
