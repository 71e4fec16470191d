"""Which copies go first.

Breaking news goes before all else. Of any other push the first copies go before the many of large ones, which
have a share of every claim all the same: a push to few is not kept waiting, and one to many is not starved.
"""

from typing import Final

QUICK: Final = 500
"""A push's copies that count as few."""

# Of a push's next copies.
RANK: Final = f"CASE WHEN push.breaking = 1 THEN 0 WHEN push.copies < {QUICK} THEN 1 ELSE 2 END"

_RANKED: Final = """
    SELECT head_push, head_chat FROM (
        SELECT push_id AS head_push, chat_id AS head_chat FROM delivery
        WHERE state = '{state}' AND rank = {rank} AND due_at <= :now {also}
        ORDER BY due_at, push_id, chat_id
        LIMIT {limit}
        {skip_locked}
    ) AS ranked
"""
_TURNS: Final = ((0, ":limit"), (2, ":share"), (1, ":limit"), (2, ":limit OFFSET :share"))
"""Ranks in the order in which they are served, and how many of each."""


def head(state: str, *, also: str = "", skip_locked: str) -> str:
    """The first `:limit` copies in the state that are due, of which `:share` are kept for the many."""
    turns = (
        _RANKED.format(state=state, rank=rank, limit=limit, also=also, skip_locked=skip_locked)
        for rank, limit in _TURNS
    )
    return f"{' UNION ALL '.join(turns)} LIMIT :limit"


def share_of(limit: int) -> int:
    return limit // 4
