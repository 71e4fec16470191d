"""Which of the team's buttons is answered by which view, for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.request import Request
from handlers.rights import press_for
from handlers.screen import Answer
from handlers.team import audit, callback, team

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowTeam: press_for("team", team.show_team),
    callback.Invite: press_for("team", team.invite_one),
    callback.ShowMember: press_for("team", team.show_member),
    callback.ChangeRole: press_for("team", team.change_ones_role),
    callback.Dismiss: press_for("team", team.dismiss_one),
    callback.ShowAudit: press_for("audit", audit.show_audit),
}
