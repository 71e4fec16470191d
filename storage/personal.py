"""Every table that holds something of a person, what they get of it, and what is left when they are forgotten.

`:user` is their id, which is also the id of their private chat; `:pseudonym` stands for them from then on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """`export` gives what they get to see of their rows; `forget` is done in order."""

    export: str
    forget: tuple[str, ...]


_SUBSCRIBER: Final = "(SELECT id FROM subscriber WHERE chat_id = :user)"

# In this order: what others point to comes last.
PERSONAL: Final[Mapping[str, Personal]] = {
    "topic_choice": Personal(
        export=f"""
            SELECT topic.name AS topic, wanted FROM topic_choice JOIN topic ON topic.id = topic_id
            WHERE subscriber_id = {_SUBSCRIBER}
        """,
        forget=(f"DELETE FROM topic_choice WHERE subscriber_id = {_SUBSCRIBER}",),
    ),
    "watch": Personal(
        export=f"SELECT text, muted FROM watch WHERE subscriber_id = {_SUBSCRIBER} ORDER BY muted, text",
        forget=(f"DELETE FROM watch WHERE subscriber_id = {_SUBSCRIBER}",),
    ),
    "saved": Personal(
        export="""
            SELECT title, url, at FROM saved JOIN article ON article.id = article_id WHERE chat_id = :user
            ORDER BY at, article_id
        """,
        forget=("DELETE FROM saved WHERE chat_id = :user",),
    ),
    # By the primary key, push by push: no index holds all of a chat's copies.
    "delivery": Personal(
        export="""
            SELECT push_id, article_id, delivery.state, sent_at, message_id, reason
            FROM push JOIN delivery ON delivery.push_id = push.id AND delivery.chat_id = :user
            ORDER BY push_id
        """,
        forget=("DELETE FROM delivery WHERE chat_id = :user AND push_id IN (SELECT id FROM push)",),
    ),
    "hold": Personal(
        export="SELECT held_until FROM hold WHERE chat_id = :user",
        forget=("DELETE FROM hold WHERE chat_id = :user",),
    ),
    "sponsor_share": Personal(
        export="SELECT sponsor_id, day, times FROM sponsor_share WHERE chat_id = :user",
        forget=("DELETE FROM sponsor_share WHERE chat_id = :user AND sponsor_id IN (SELECT id FROM sponsor)",),
    ),
    "turned": Personal(
        export="SELECT message_id, at FROM turned WHERE chat_id = :user",
        forget=("DELETE FROM turned WHERE chat_id = :user",),
    ),
    "dialog": Personal(
        export="SELECT step, about, expires_at FROM dialog WHERE user_id = :user",
        forget=("DELETE FROM dialog WHERE user_id = :user OR chat_id = :user",),
    ),
    "desk_card": Personal(
        export="SELECT message_id, at FROM desk_card WHERE chat_id = :user",
        forget=("DELETE FROM desk_card WHERE chat_id = :user",),
    ),
    "vote": Personal(
        export="SELECT comment_id FROM vote WHERE user_id = :user",
        forget=(
            """
            UPDATE comment SET likes = likes - 1
            WHERE id IN (SELECT comment_id FROM vote WHERE user_id = :user)
            """,
            "DELETE FROM vote WHERE user_id = :user",
        ),
    ),
    "notice": Personal(
        export="SELECT kind, comment_id, answers, due_at, sent_at FROM notice WHERE user_id = :user",
        forget=("DELETE FROM notice WHERE user_id = :user",),
    ),
    # What was shown leaves its place as "removed"; what never was leaves nothing to be read.
    "comment": Personal(
        export="""
            SELECT comment.id, title AS article, parent_id, text, state, at, edited_at, likes
            FROM comment JOIN article ON article.id = article_id WHERE user_id = :user
            ORDER BY comment.id
        """,
        forget=(
            "DELETE FROM vote WHERE comment_id IN (SELECT id FROM comment WHERE user_id = :user)",
            """
            UPDATE thread
            SET shown = shown - (
                    SELECT count(*) FROM comment
                    WHERE comment.article_id = thread.article_id AND user_id = :user AND state = 'shown'
                ),
                due_at = coalesce(due_at, CAST(:now AS BIGINT))
            WHERE article_id IN (SELECT article_id FROM comment WHERE user_id = :user AND state = 'shown')
            """,
            """
            UPDATE comment
            SET state = CASE WHEN state IN ('shown', 'removed') THEN 'removed' ELSE 'rejected' END,
                user_id = NULL, chat_id = NULL, message_id = NULL, text = '', likeness = '', concerns = '[]',
                likes = 0, edited_at = NULL
            WHERE user_id = :user
            """,
            "UPDATE comment SET decided_by = NULL, decided_name = NULL WHERE decided_by = :user",
        ),
    ),
    # Whoever was banned stays so; of them nothing but the ban is kept.
    "commenter": Personal(
        export="SELECT name, notices, approved, rejected, banned_at FROM commenter WHERE user_id = :user",
        forget=(
            "DELETE FROM commenter WHERE user_id = :user AND banned_at IS NULL",
            "UPDATE commenter SET name = '', approved = 0, rejected = 0 WHERE user_id = :user",
            "UPDATE commenter SET banned_by = NULL WHERE banned_by = :user",
        ),
    ),
    "watched_word": Personal(
        export="SELECT word, at FROM watched_word WHERE added_by = :user",
        forget=("UPDATE watched_word SET added_by = :pseudonym WHERE added_by = :user",),
    ),
    "invitation": Personal(
        export="SELECT role, expires_at FROM invitation WHERE made_by = :user OR used_by = :user",
        forget=(
            "UPDATE invitation SET made_by = :pseudonym WHERE made_by = :user",
            "UPDATE invitation SET used_by = :pseudonym WHERE used_by = :user",
        ),
    ),
    "draft": Personal(
        export="SELECT id, state, changed_at, content FROM draft WHERE author = :user ORDER BY id",
        forget=(
            "UPDATE draft SET author = :pseudonym WHERE author = :user",
            "UPDATE draft SET changed_by = :pseudonym WHERE changed_by = :user",
        ),
    ),
    "draft_piece": Personal(
        export="""
            SELECT draft_id, draft_piece.content FROM draft_piece JOIN draft ON draft.id = draft_id
            WHERE author = :user ORDER BY draft_id, draft_piece.message_id
        """,
        forget=(),
    ),
    "member": Personal(
        export="SELECT role, name, since FROM member WHERE user_id = :user",
        forget=("UPDATE member SET added_by = :pseudonym WHERE added_by = :user",),
    ),
    "audit": Personal(
        export="SELECT at, deed FROM audit WHERE user_id = :user ORDER BY id",
        forget=(
            "UPDATE audit SET user_id = :pseudonym WHERE user_id = :user",
            """
            UPDATE audit SET subject = 'person ' || CAST(CAST(:pseudonym AS BIGINT) AS TEXT), detail = ''
            WHERE subject = 'person ' || CAST(CAST(:user AS BIGINT) AS TEXT)
            """,
        ),
    ),
    "subscriber": Personal(
        export="""
            SELECT language, timezone, silent, active, since, left_at, left_reason, only_chosen, layout,
                   seen_at,
                   (SELECT rules FROM schedule WHERE schedule.id = schedule_id) AS hours
            FROM subscriber WHERE chat_id = :user
        """,
        forget=(
            "UPDATE subscriber SET connected_by = NULL WHERE connected_by = :user",
            "DELETE FROM subscriber WHERE chat_id = :user",
        ),
    ),
}
