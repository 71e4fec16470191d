"""Articles that may be like others."""

from collections.abc import Sequence
from typing import Final

from news.article import ArticleId
from news.profile import Profile
from news.story import Report, Surroundings
from storage.database import Database, Row
from storage.text import json_of_ids

_TURN: Final = "SELECT turn FROM placement"
_REPORTS: Final = """
    SELECT id, source_id, story_id, title, language, coalesce(published, first_seen) AS at, packed
    FROM article LEFT JOIN profile ON article_id = id
    WHERE id {ids} AND withdrawn_at IS NULL
"""


async def around(database: Database, articles: Sequence[ArticleId]) -> Surroundings:
    # Who never places an article has no need of arrays, which take a tenth of a second and 17 MB.
    from storage.postings import nearest  # noqa: PLC0415

    (turn,) = await database.read(_TURN)
    known = await _reports(database, articles)
    reports = [known[article] for article in articles if article in known]
    near = await nearest(database, {report.id: report.profile.asked() for report in reports})
    missing = {other for others in near.values() for other in others} - known.keys()
    known |= await _reports(database, sorted(missing))
    others = {article: [known[other] for other in found if other in known] for article, found in near.items()}
    return Surroundings(reports=reports, others=others, turn=turn["turn"])


async def _reports(database: Database, ids: Sequence[ArticleId]) -> dict[ArticleId, Report]:
    among = database.dialect.among_ids.format(":ids")
    rows = await database.read(_REPORTS.format(ids=among), {"ids": json_of_ids(ids)})
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
