"""Rows as the newsroom's types: the one place that knows both."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from news.article import Article, KnownArticle
from news.audit import AuditEntry
from news.delivery import ClaimToken, Delivery
from news.dialog import Dialog
from news.schedule import AS_IT_HAPPENS, QuietHours, Schedule
from news.source import Handling, Source
from news.subscriber import Place, PlaceId, Subscriber
from news.summary import Summary
from news.team import Member, Role, UserId
from news.template import USUAL, Template
from storage.database import Row, Value

ARTICLE: Final = """
    article.id, article.source_id, source.title AS source_title, source.template AS source_template,
    article.key, article.url, article.title,
    article.body, article.summary, article.category, article.tags, article.author, article.bio, article.image,
    article.language, article.published, article.first_seen, article.revision,
    article.withdrawn_at IS NOT NULL AS withdrawn,
    article.gist_card, article.gist_long, article.gist_by,
    coalesce((SELECT shown FROM thread WHERE thread.article_id = article.id), 0) AS comments,
    (SELECT discussion FROM thread WHERE thread.article_id = article.id) AS discussion
"""
SOURCE: Final = """
    id, url, title, etag, last_modified, next_at, last_success, failures, last_error, paused, topic,
    source.language, push_delay, approval, template
"""
SUBSCRIBER: Final = """
    id, chat_id, language, language_chosen, timezone, silent, active, since, only_chosen, layout, title,
    connected_by, thread_id, left_at, recap_at, seen_at,
    (SELECT rules FROM schedule WHERE schedule.id = subscriber.schedule_id) AS rules
"""
DELIVERY: Final = """
    push_id, chat_id, language, delivery.silent, attempts, token, delivery.version, message_id, sent_at,
    delivery.sponsor_id AS sponsor,
    (SELECT thread_id FROM subscriber WHERE subscriber.chat_id = delivery.chat_id) AS thread_id,
    (SELECT withdrawn FROM push AS told WHERE told.id = delivery.push_id) AS withdrawn
"""
MEMBER: Final = "user_id, role, name, since, added_by"
AUDIT_ENTRY: Final = "id, at, user_id, deed, subject, detail"
DIALOG: Final = "chat_id, user_id, step, about, expires_at"


def article_of(row: Row) -> Article:
    return Article(
        id=row["id"],
        source_id=row["source_id"],
        source_title=row["source_title"],
        key=row["key"],
        url=row["url"],
        title=row["title"],
        body=row["body"],
        summary=row["summary"],
        category=row["category"],
        tags=tuple(json.loads(row["tags"])),
        author=row["author"],
        bio=row["bio"],
        image=row["image"],
        language=row["language"],
        published=row["published"],
        first_seen=row["first_seen"],
        revision=row["revision"],
        withdrawn=bool(row["withdrawn"]),
        gist=gist_of(row),
        comments=row["comments"],
        discussion=row["discussion"],
        template=template_of(row["source_template"]),
    )


def template_of(text: str) -> Template:
    return Template(**json.loads(text)) if text else USUAL


def text_of(template: Template) -> str:
    """Only what differs, so that the usual may change."""
    told = {name: value for name, value in asdict(template).items() if value != getattr(USUAL, name)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""


def gist_of(row: Row) -> Summary | None:
    if row["gist_by"] is None:
        return None
    return Summary(card=row["gist_card"], long=row["gist_long"], by=row["gist_by"])


def row_of(gist: Summary | None) -> Mapping[str, Value]:
    told = (None, None, None) if gist is None else (gist.card, gist.long, gist.by)
    return dict(zip(("gist_card", "gist_long", "gist_by"), told, strict=True))


def known_article_of(row: Row) -> KnownArticle:
    return KnownArticle(id=row["id"], key=row["key"], url=row["url"], fingerprint=row["fingerprint"])


def source_of(row: Row) -> Source:
    return Source(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        next_at=row["next_at"],
        last_success=row["last_success"],
        failures=row["failures"],
        last_error=row["last_error"],
        paused=bool(row["paused"]),
        handling=Handling(
            topic=row["topic"],
            language=row["language"] or None,
            push_delay=row["push_delay"],
            approval=bool(row["approval"]),
            template=template_of(row["template"]),
        ),
    )


def subscriber_of(row: Row) -> Subscriber:
    return Subscriber(
        chat_id=row["chat_id"],
        language=row["language"],
        language_chosen=bool(row["language_chosen"]),
        timezone=row["timezone"],
        silent=bool(row["silent"]),
        active=bool(row["active"]),
        since=row["since"],
        only_chosen=bool(row["only_chosen"]),
        layout=row["layout"],
        place=_place_of(row),
        left_at=row["left_at"],
        recap_at=row["recap_at"],
        seen_at=row["seen_at"],
        schedule=AS_IT_HAPPENS if row["rules"] is None else schedule_of(row["rules"]),
    )


def _place_of(row: Row) -> Place | None:
    if row["connected_by"] is None:
        return None
    return Place(
        id=PlaceId(row["id"]),
        title=row["title"],
        connected_by=UserId(row["connected_by"]),
        thread_id=row["thread_id"],
    )


def rules_of(schedule: Schedule) -> str:
    """Equal schedules have the same text, so that they can be found by it."""
    quiet = schedule.quiet
    told = {
        "mode": schedule.mode,
        "times": sorted(schedule.times),
        "weekdays": sorted(schedule.weekdays),
        "quiet": None if quiet is None else [quiet.start, quiet.end],
        "cap": schedule.cap,
        "breaking": schedule.breaking,
    }
    return json.dumps(told, separators=(",", ":"))


def schedule_of(rules: str) -> Schedule:
    told = json.loads(rules)
    quiet = told["quiet"]
    return Schedule(
        mode=told["mode"],
        times=tuple(told["times"]),
        weekdays=tuple(told["weekdays"]),
        quiet=None if quiet is None else QuietHours(start=quiet[0], end=quiet[1]),
        cap=told["cap"],
        breaking=told["breaking"],
    )


def delivery_of(row: Row) -> Delivery:
    return Delivery(
        push_id=row["push_id"],
        chat_id=row["chat_id"],
        edition=row["language"],
        silent=bool(row["silent"]),
        attempts=row["attempts"],
        token=ClaimToken(row["token"]),
        version=row["version"],
        message_id=row["message_id"],
        sent_at=row["sent_at"],
        withdrawn=bool(row["withdrawn"]),
        thread_id=row["thread_id"],
        sponsor=row["sponsor"],
    )


def member_of(row: Row) -> Member:
    return Member(
        user_id=row["user_id"],
        role=Role(row["role"]),
        name=row["name"],
        since=row["since"],
        added_by=row["added_by"],
    )


def audit_entry_of(row: Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        at=row["at"],
        user_id=row["user_id"],
        deed=row["deed"],
        subject=row["subject"],
        detail=row["detail"],
    )


def dialog_of(row: Row) -> Dialog:
    return Dialog(
        chat_id=row["chat_id"],
        user_id=row["user_id"],
        step=row["step"],
        about=row["about"],
        expires_at=row["expires_at"],
    )
