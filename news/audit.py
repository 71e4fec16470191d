"""Who did what in the newsroom: only ever appended to."""

from dataclasses import dataclass
from typing import NewType

from news.moment import Moment
from news.team import UserId

EntryId = NewType("EntryId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """`deed` is a word such as "publish" or "ban"; `subject` what it was done to, such as "article 12"."""

    at: Moment
    user_id: UserId
    deed: str
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry(Deed):
    id: EntryId
