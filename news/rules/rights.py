from typing import Final, Literal

from news.team import Role

Right = Literal["post", "feeds", "figures", "moderate", "team", "audit", "sponsors"]

_RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.OWNER: frozenset(("post", "feeds", "figures", "moderate", "team", "audit", "sponsors")),
    Role.EDITOR: frozenset(("post", "feeds", "figures", "moderate", "sponsors")),
    Role.MODERATOR: frozenset(("moderate",)),
}


def may(role: Role | None, right: Right) -> bool:
    """Whether somebody of this role, None being a reader, has the right."""
    return role is not None and right in _RIGHTS[role]
