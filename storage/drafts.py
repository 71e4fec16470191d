import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from news.article import ArticleId
from news.draft import Draft, DraftId, DraftState, Options, Piece
from news.manuscript import Manuscript
from news.moment import Moment
from news.page import Page
from news.team import UserId
from storage.database import Database, Parameters, Row
from storage.text import storable

_DRAFT: Final = "id, author, state, revision, changed_by, changed_at, publish_at, article_id, edits, content"
_BEGIN: Final = f"""
    INSERT INTO draft (author, state, changed_by, changed_at, publish_at, article_id, edits, content)
    VALUES (:author, :state, :changed_by, :changed_at, :publish_at, :article_id, :edits, :content)
    RETURNING {_DRAFT}
"""
_GET: Final = f"SELECT {_DRAFT} FROM draft WHERE id = :draft"

_ADD: Final = """
    INSERT INTO draft_piece (draft_id, message_id, content) VALUES (:draft, :message, :content)
    ON CONFLICT (draft_id, message_id) DO NOTHING
"""
_TOUCH: Final = "UPDATE draft SET changed_at = :now WHERE id = :draft"
_COUNT: Final = "SELECT count(*) AS pieces FROM draft_piece WHERE draft_id = :draft"
_PIECES: Final = "SELECT message_id, content FROM draft_piece WHERE draft_id = :draft ORDER BY message_id"

_CHANGE: Final = f"""
    UPDATE draft
    SET state = :state, revision = revision + 1, changed_by = :changed_by, changed_at = :changed_at,
        publish_at = :publish_at, article_id = :article_id, edits = :edits, content = :content
    WHERE id = :draft AND revision = :revision
    RETURNING {_DRAFT}
"""
_OPEN: Final = f"""
    SELECT {_DRAFT} FROM draft WHERE state NOT IN ('published', 'discarded')
    ORDER BY CASE WHEN publish_at IS NULL THEN 1 ELSE 0 END, publish_at, changed_at DESC, id DESC
    LIMIT :size OFFSET :offset
"""
_TOTAL: Final = "SELECT count(*) AS total FROM draft WHERE state NOT IN ('published', 'discarded')"
_DUE: Final = f"""
    SELECT {_DRAFT} FROM draft WHERE state IN ('scheduled', 'releasing') AND publish_at <= :now
    ORDER BY publish_at, id
    LIMIT :limit
"""
_EDITING: Final = f"""
    SELECT {_DRAFT} FROM draft
    WHERE article_id = :article AND edits IS NOT NULL AND state NOT IN ('published', 'discarded')
    ORDER BY id DESC LIMIT 1
"""


class DraftRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, author: UserId, now: Moment) -> Draft:
        return await self.begin_edit(
            Draft(
                id=DraftId(0),
                author=author,
                state=DraftState.WRITING,
                revision=1,
                changed_by=author,
                changed_at=now,
                publish_at=None,
                article_id=None,
                edits=None,
                manuscript=Manuscript(),
                options=Options(),
            )
        )

    async def begin_edit(self, draft: Draft) -> Draft:
        rows = await self._database.write(_BEGIN, {"author": draft.author, **_columns(draft)})
        return _draft_of(rows[0])

    async def get(self, draft: DraftId) -> Draft | None:
        rows = await self._database.read(_GET, {"draft": draft})
        return _draft_of(rows[0]) if rows else None

    async def add(self, draft: DraftId, piece: Piece, now: Moment) -> int:
        content = {"text": storable(piece.text), "with_it": _said(piece.with_it)}
        async with self._database.transaction() as transaction:
            await transaction.write(
                _ADD,
                {
                    "draft": draft,
                    "message": piece.message_id,
                    "content": json.dumps(content, ensure_ascii=False),
                },
            )
            await transaction.write(_TOUCH, {"draft": draft, "now": now})
            (row,) = await transaction.read(_COUNT, {"draft": draft})
        return int(row["pieces"])

    async def pieces(self, draft: DraftId) -> Sequence[Piece]:
        return [_piece_of(row) for row in await self._database.read(_PIECES, {"draft": draft})]

    async def change(self, draft: Draft) -> Draft | None:
        rows = await self._database.write(
            _CHANGE, {"draft": draft.id, "revision": draft.revision, **_columns(draft)}
        )
        return _draft_of(rows[0]) if rows else None

    async def open(self, *, number: int, size: int) -> Page[Draft]:
        rows = await self._database.read(_OPEN, {"size": size, "offset": number * size})
        (total,) = await self._database.read(_TOTAL)
        return Page(items=[_draft_of(row) for row in rows], number=number, size=size, total=total["total"])

    async def due(self, now: Moment, *, limit: int) -> Sequence[Draft]:
        rows = await self._database.read(_DUE, {"now": now, "limit": limit})
        return [_draft_of(row) for row in rows]

    async def editing(self, article: ArticleId) -> Draft | None:
        rows = await self._database.read(_EDITING, {"article": article})
        return _draft_of(rows[0]) if rows else None


def _columns(draft: Draft) -> Parameters:
    content = {"manuscript": _said(draft.manuscript), "options": asdict(draft.options)}
    return {
        "state": draft.state,
        "changed_by": draft.changed_by,
        "changed_at": draft.changed_at,
        "publish_at": draft.publish_at,
        "article_id": draft.article_id,
        "edits": draft.edits,
        "content": json.dumps(content, ensure_ascii=False),
    }


def _said(manuscript: Manuscript) -> dict[str, str]:
    return {name: storable(value) for name, value in asdict(manuscript).items() if value}


def _draft_of(row: Row) -> Draft:
    content = json.loads(row["content"])
    return Draft(
        id=row["id"],
        author=row["author"],
        state=DraftState(row["state"]),
        revision=row["revision"],
        changed_by=row["changed_by"],
        changed_at=row["changed_at"],
        publish_at=row["publish_at"],
        article_id=row["article_id"],
        edits=row["edits"],
        manuscript=Manuscript(**content["manuscript"]),
        options=Options(**content["options"]),
    )


def _piece_of(row: Row) -> Piece:
    content = json.loads(row["content"])
    return Piece(message_id=row["message_id"], text=content["text"], with_it=Manuscript(**content["with_it"]))
