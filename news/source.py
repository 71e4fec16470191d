from dataclasses import dataclass
from typing import NewType

from news.language import Language
from news.moment import Moment
from news.template import USUAL, Template

SourceId = NewType("SourceId", int)
LeaseId = NewType("LeaseId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """What an editor has settled for a source.

    Its articles are filed under `topic` and taken for `language`, where these are set. They rest `push_delay`
    seconds, None for as long as everybody's. With `approval`, a new one is pushed on an editor's word only.
    """

    topic: str = ""
    language: Language | None = None
    push_delay: int | None = None
    approval: bool = False
    template: Template = USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Where it is asked to tell of a source's news, and what the source is called there."""

    url: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """What was agreed with a hub: it tells of news until then, None where it hasn't confirmed that.

    One that is not `wanted` is being given up. `tries` are those in a row that the hub has not answered.
    """

    id: LeaseId
    source_id: SourceId
    hub: Hub
    wanted: bool
    until: Moment | None
    tries: int
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed that is followed, with all that is known of its state.

    `etag` and `last_modified` are the validators of the last answer, as the server wrote them. `last_success`
    is None until the source's backlog has been stored. `failures` counts looks that failed in a row. `lease` is
    told to editors alone.
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
    paused: bool = False
    handling: Handling = Handling()
    lease: Lease | None = None
