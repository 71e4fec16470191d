"""Quiet hours among the waiting copies."""

from typing import Final

# Of a delivery: that its reader's quiet hours are on and it may not pass them.
QUIET: Final = """
    delivery.urgent = 0 AND EXISTS (
        SELECT 1 FROM subscriber JOIN schedule ON schedule.id = subscriber.schedule_id
        WHERE subscriber.chat_id = delivery.chat_id AND quiet_from_at <= :now AND quiet_to_at > :now
    )
"""
PUT_OFF: Final = """
    WITH head AS MATERIALIZED (
        SELECT push_id AS head_push, chat_id AS head_chat, urgent FROM delivery
        WHERE state = 'waiting' AND due_at <= :now
        ORDER BY due_at, push_id, chat_id
        LIMIT :limit
        {skip_locked}
    ),
    quiet AS MATERIALIZED (
        SELECT head_push, head_chat, quiet_to_at, CASE WHEN article_id IS NULL THEN 1 ELSE 0 END AS digest
        FROM head
        JOIN subscriber ON subscriber.chat_id = head_chat
        JOIN schedule ON schedule.id = subscriber.schedule_id
        JOIN push ON push.id = head_push
        WHERE urgent = 0 AND quiet_from_at <= :now AND quiet_to_at > :now
    )
    UPDATE delivery SET state = CASE WHEN digest = 1 THEN 'waiting' ELSE 'kept' END, due_at = quiet_to_at
    FROM quiet
    WHERE push_id = head_push AND chat_id = head_chat
    RETURNING chat_id
"""
