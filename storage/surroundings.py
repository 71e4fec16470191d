"""Articles that may be like others."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from typing import Final

from news.article import ArticleId
from news.profile import Profile
from news.story import Report, Surroundings
from storage.database import Database, Row
from storage.text import json_of_ids

_NEAREST: Final = 48
_A_TERM: Final = 50
"""Articles that are looked at for one term: the newest, for a million may have it."""
_MOST_TERMS: Final = 32
_NO_TERM: Final = -1

_TURN: Final = "SELECT turn FROM placement"
_ARM: Final = f"""
    SELECT * FROM (
        SELECT article_id, weight * CAST(:weight{{n}}_{{place}} AS BIGINT) AS score FROM article_term
        WHERE term = :term{{n}}_{{place}}
        ORDER BY article_id DESC
        LIMIT {_A_TERM}
    ) AS arm{{n}}
"""
_ALIKE: Final = f"""
    SELECT * FROM (
        SELECT {{place}} AS place, article_id, sum(score) AS score FROM ({{arms}}) AS arms{{place}}
        WHERE article_id <> :article{{place}}
        GROUP BY article_id
        ORDER BY sum(score) DESC, article_id DESC
        LIMIT {_NEAREST}
    ) AS alike{{place}}
"""
_AT_ONCE: Final = 5
"""Articles that are asked about in one statement: each statement takes two changes of threads."""
_REPORTS: Final = """
    SELECT id, source_id, story_id, title, language, coalesce(published, first_seen) AS at, packed
    FROM article LEFT JOIN profile ON article_id = id
    WHERE id {ids} AND withdrawn_at IS NULL
"""


async def around(database: Database, articles: Sequence[ArticleId]) -> Surroundings:
    (turn,) = await database.read(_TURN)
    known = await _reports(database, articles)
    reports = [known[article] for article in articles if article in known]
    near = await _near(database, reports)
    missing = {other for others in near.values() for other in others} - known.keys()
    known |= await _reports(database, sorted(missing))
    others = {article: [known[other] for other in found if other in known] for article, found in near.items()}
    return Surroundings(reports=reports, others=others, turn=turn["turn"])


async def _near(database: Database, reports: Sequence[Report]) -> dict[ArticleId, list[ArticleId]]:
    near: dict[ArticleId, list[ArticleId]] = {}
    for start in range(0, len(reports), _AT_ONCE):
        some = reports[start : start + _AT_ONCE]
        rows = await database.read(_alike_to(len(some)), _arms(some))
        for place, report in enumerate(some):
            near[report.id] = [row["article_id"] for row in rows if row["place"] == place]
    return near


@cache
def _alike_to(articles: int) -> str:
    return (
        " UNION ALL ".join(
            _ALIKE.format(
                place=place, arms=" UNION ALL ".join(_ARM.format(n=n, place=place) for n in range(_MOST_TERMS))
            )
            for place in range(articles)
        )
        + " ORDER BY place, score DESC, article_id DESC"
    )


def _arms(reports: Sequence[Report]) -> Mapping[str, int]:
    arms: dict[str, int] = {}
    for place, report in enumerate(reports):
        arms[f"article{place}"] = report.id
        asked = chain(report.profile.asked().items(), repeat((_NO_TERM, 0)))
        for n, (term, weight) in zip(range(_MOST_TERMS), asked, strict=False):
            arms[f"term{n}_{place}"], arms[f"weight{n}_{place}"] = term, weight
    return arms


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
