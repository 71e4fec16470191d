"""Articles that may be like others."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from news.article import ArticleId
from news.profile import Profile
from news.story import Report, Surroundings
from storage.database import Database, Row

_NEAREST: Final = 48
_A_TERM: Final = 100
"""Articles that are looked at for one term: the newest, for a million may have it."""
_MOST_TERMS: Final = 32
_NO_TERM: Final = -1

_TURN: Final = "SELECT turn FROM placement"
_ARM: Final = f"""
    SELECT * FROM (
        SELECT article_id, weight * CAST(:weight{{n}} AS BIGINT) AS score FROM article_term
        WHERE term = :term{{n}}
        ORDER BY article_id DESC
        LIMIT {_A_TERM}
    ) AS arm{{n}}
"""
_ALIKE: Final = f"""
    SELECT article_id FROM ({" UNION ALL ".join(_ARM.format(n=n) for n in range(_MOST_TERMS))}) AS arms
    WHERE article_id <> :article
    GROUP BY article_id
    ORDER BY sum(score) DESC, article_id DESC
    LIMIT {_NEAREST}
"""
_REPORTS: Final = """
    SELECT id, source_id, story_id, title, language, coalesce(published, first_seen) AS at, packed
    FROM article LEFT JOIN profile ON article_id = id
    WHERE id {ids} AND withdrawn_at IS NULL
"""


async def around(database: Database, articles: Sequence[ArticleId]) -> Surroundings:
    (turn,) = await database.read(_TURN)
    known = await _reports(database, articles)
    reports = [known[article] for article in articles if article in known]
    near = {report.id: await _near(database, report) for report in reports}
    missing = {other for others in near.values() for other in others} - known.keys()
    known |= await _reports(database, sorted(missing))
    others = {article: [known[other] for other in found if other in known] for article, found in near.items()}
    return Surroundings(reports=reports, others=others, turn=turn["turn"])


async def _near(database: Database, report: Report) -> Sequence[ArticleId]:
    asked = report.profile.asked()
    rows = await database.read(_ALIKE, _arms(report.id, list(asked.items()))) if asked else ()
    return [row["article_id"] for row in rows]


def _arms(article: ArticleId, terms: Sequence[tuple[int, int]]) -> Mapping[str, int]:
    arms: dict[str, int] = {"article": article}
    for n in range(_MOST_TERMS):
        arms[f"term{n}"], arms[f"weight{n}"] = terms[n] if n < len(terms) else (_NO_TERM, 0)
    return arms


async def _reports(database: Database, ids: Sequence[ArticleId]) -> dict[ArticleId, Report]:
    among = database.dialect.among_ids.format(":ids")
    rows = await database.read(_REPORTS.format(ids=among), {"ids": json.dumps(list(ids))})
    return {row["id"]: _report_of(row) for row in rows}


def _report_of(row: Row) -> Report:
    return Report(
        id=ArticleId(row["id"]),
        source_id=row["source_id"],
        story=row["story_id"],
        title=row["title"],
        language=row["language"],
        at=row["at"],
        profile=Profile(packed=row["packed"] or b""),
    )
