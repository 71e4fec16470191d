from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from news.article import ArticleId
from news.edition import Edition
from news.moment import Moment
from news.sponsor import Placement

PushId = NewType("PushId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPush:
    """One article on its way to every subscriber.

    `bodies` are complete messages as JSON objects, one an edition, that lack only what differs from copy to
    copy. `revision` is the article's at rendering: an edit that came between makes the push void. A `breaking`
    one goes at once to whoever wants that, a `silent` one without a sound to everybody. One that `follows` an
    earlier article answers its copy in each chat. One with a `placement` takes a sponsor's line to some.
    """

    article_id: ArticleId
    revision: int
    at: Moment
    bodies: Mapping[Edition, str]
    breaking: bool = False
    silent: bool = False
    follows: ArticleId | None = None
    placement: Placement | None = None
