from collections.abc import Mapping
from typing import Final, get_args

from news.edition import Edition

EDITION: Final = "CASE layout WHEN 'summary' THEN language ELSE language || '/' || layout END"
"""That a subscriber gets."""


def changed_editions(before: Mapping[str, str], after: Mapping[Edition, str]) -> set[str]:
    """An edition that has no body of its own is told by that of its language."""

    def told(bodies: Mapping[str, str], edition: str) -> str | None:
        return bodies.get(edition, bodies.get(edition.partition("/")[0]))

    new = {str(edition): body for edition, body in after.items()}
    return {edition for edition in get_args(Edition) if told(before, edition) != told(new, edition)}
