"""Where articles belong, written for all that were looked at together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from news.story import Placement
from storage.database import Parameters, Transaction
from storage.dialect import Dialect
from storage.text import json_of_ids, json_of_pairs

_MOST_RELATED: Final = 20

_TAKE_TURN: Final = "UPDATE placement SET turn = turn + 1 WHERE turn = :turn RETURNING turn"
_STORIES: Final = "SELECT id, story_id FROM article WHERE id {ids}"
BEGIN: Final = "INSERT INTO story (follows) VALUES (:follows) RETURNING id"
_BEGIN_ALL: Final = "INSERT INTO story (follows) SELECT NULL FROM article WHERE id {ids} RETURNING id"
PLACE: Final = "UPDATE article SET story_id = :story, stale = 0 WHERE id = :article"
# Of a story's reports that are due the first is pushed, and none where one is pushed already.
PUSH_ONCE: Final = """
    UPDATE article SET push_at = NULL
    WHERE story_id = :story AND push_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM article AS other
        WHERE other.story_id = :story AND other.id <> article.id AND other.withdrawn_at IS NULL
          AND ((other.push_at IS NOT NULL AND other.id < article.id)
               OR EXISTS (SELECT 1 FROM push WHERE push.article_id = other.id))
    )
"""
_UNRELATE: Final = "DELETE FROM related WHERE {side} {ids}"
_RELATE: Final = """
    INSERT INTO related (article_id, other_id, score)
    SELECT CAST(each.key AS BIGINT), CAST(one.key AS BIGINT), CAST(one.value AS INTEGER) FROM {pairs}
    WHERE TRUE
    ON CONFLICT (article_id, other_id) DO UPDATE SET score = excluded.score
"""
_PRUNE: Final = f"""
    DELETE FROM related WHERE (article_id, other_id) IN (
        SELECT article_id, other_id FROM (
            SELECT article_id, other_id,
                   row_number() OVER (PARTITION BY article_id ORDER BY score DESC, other_id DESC) AS place
            FROM related WHERE article_id IN (
                SELECT article_id FROM related WHERE article_id {{ids}}
                GROUP BY article_id HAVING count(*) > {_MOST_RELATED}
            )
        ) AS placed
        WHERE place > {_MOST_RELATED}
    )
"""


async def place(transaction: Transaction, placements: Sequence[Placement], turn: int, dialect: Dialect) -> bool:
    if not await transaction.write(_TAKE_TURN, {"turn": turn}):
        return False
    stories = await _stories(transaction, placements, dialect)
    await transaction.write_many(
        PLACE, [{"article": each.article, "story": stories[each.article]} for each in placements]
    )
    joined = dict.fromkeys(stories[each.article] for each in placements if each.joins is not None)
    await transaction.write_many(PUSH_ONCE, [{"story": story} for story in joined])
    await _relate(transaction, placements, dialect)
    return True


async def _stories(
    transaction: Transaction, placements: Sequence[Placement], dialect: Dialect
) -> dict[int, int | None]:
    """By the ids of the articles, with those that begin here."""
    told = {each.joins or each.follows for each in placements} - {None}
    rows = await transaction.read(*_of(_STORIES, told, dialect))
    stories = {row["id"]: row["story_id"] for row in rows}
    fresh = [each.article for each in placements if each.joins is None and each.follows is None]
    begun = await transaction.write(*_of(_BEGIN_ALL, fresh, dialect)) if fresh else ()
    stories.update(zip(fresh, (row["id"] for row in begun), strict=True))
    for each in placements:
        if each.joins is not None:
            stories[each.article] = stories[each.joins]
        elif each.follows is not None:
            (row,) = await transaction.write(BEGIN, {"follows": stories[each.follows]})
            stories[each.article] = row["id"]
    return stories


async def _relate(transaction: Transaction, placements: Sequence[Placement], dialect: Dialect) -> None:
    articles = [each.article for each in placements]
    for side in ("article_id", "other_id"):
        await transaction.write(*_of(_UNRELATE.format(side=side, ids="{ids}"), articles, dialect))
    await transaction.write(
        _RELATE.format(pairs=dialect.pairs.format(":scores")), {"scores": json_of_pairs(_both_ways(placements))}
    )
    changed = {alike.id for each in placements for alike in each.related}
    await transaction.write(*_of(_PRUNE, [*changed, *articles], dialect))


def _both_ways(placements: Sequence[Placement]) -> Mapping[int, Mapping[int, int]]:
    """Scores by both articles' ids, so that the older one shows the newer one too."""
    scores: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for each in placements:
        for alike in each.related:
            scores[each.article][alike.id] = scores[alike.id][each.article] = alike.score
    return scores


def _of(sql: str, ids: Iterable[int | None], dialect: Dialect) -> tuple[str, Parameters]:
    return sql.format(ids=dialect.among_ids.format(":ids")), {
        "ids": json_of_ids(each for each in ids if each is not None)
    }
