from dataclasses import dataclass
from typing import NewType

from news.moment import Moment

SourceId = NewType("SourceId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed that is followed, with all that is known of its state.

    `etag` and `last_modified` are the validators of the last answer, as the server wrote them. `last_success`
    is None until the source's backlog has been stored. `failures` counts looks that failed in a row.
    """

    id: SourceId
    url: str
    title: str
    etag: str
    last_modified: str
    next_at: Moment
    last_success: Moment | None
    failures: int
    last_error: str
