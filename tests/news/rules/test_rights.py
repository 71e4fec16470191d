import pytest

from news.rules.rights import Right, may
from news.team import Role


@pytest.mark.parametrize(
    ("role", "right", "allowed"),
    [
        (Role.OWNER, "team", True),
        (Role.OWNER, "post", True),
        (Role.EDITOR, "post", True),
        (Role.EDITOR, "moderate", True),
        (Role.EDITOR, "team", False),
        (Role.MODERATOR, "moderate", True),
        (Role.MODERATOR, "post", False),
        (None, "moderate", False),
    ],
)
def test_a_role_has_its_rights_and_no_more(role: Role | None, right: Right, *, allowed: bool) -> None:
    assert may(role, right) is allowed
