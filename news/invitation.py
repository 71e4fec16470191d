from dataclasses import dataclass

from news.moment import Moment
from news.team import Role, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Brings one person into the newsroom, once. `token` is the secret of its link."""

    token: str
    role: Role
    made_by: UserId
    expires_at: Moment
