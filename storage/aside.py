"""Waiting copies that may not go as they are, because of their readers' schedules."""

from typing import Final

_QUIET: Final = "quiet_from_at <= :now AND quiet_to_at > :now"

# Of a delivery: that its reader's quiet hours are on and it may not pass them.
UNFIT: Final = f"""
    delivery.urgent = 0 AND EXISTS (
        SELECT 1 FROM subscriber JOIN schedule ON schedule.id = subscriber.schedule_id
        WHERE subscriber.chat_id = delivery.chat_id AND {_QUIET}
    )
"""
# An article left over from another day would come on top of what a daily cap allows for this one.
SET_ASIDE: Final = f"""
    WITH head AS MATERIALIZED ({{head}}),
    unfit AS MATERIALIZED (
        SELECT head_push, head_chat,
               CASE WHEN article_id IS NULL THEN 'waiting' ELSE 'kept' END AS state_aside,
               CASE WHEN article_id IS NOT NULL AND next_run_at IS NOT NULL THEN next_run_at
                    WHEN {_QUIET} THEN quiet_to_at
                    ELSE :now
               END AS due_aside
        FROM head
        JOIN delivery ON delivery.push_id = head_push AND delivery.chat_id = head_chat
        JOIN subscriber ON subscriber.chat_id = head_chat
        JOIN schedule ON schedule.id = subscriber.schedule_id
        JOIN push ON push.id = head_push
        WHERE (delivery.urgent = 0 AND {_QUIET}) OR (article_id IS NOT NULL AND cap > 0 AND made_at < day_at)
    )
    UPDATE delivery SET state = state_aside, due_at = due_aside
    FROM unfit
    WHERE push_id = head_push AND chat_id = head_chat
    RETURNING chat_id
"""
