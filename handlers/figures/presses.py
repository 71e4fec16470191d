from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.figures import callback, views
from handlers.request import Request
from handlers.rights import press_for
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowFigures: press_for("figures", views.show_figures),
    callback.ExportFigures: press_for("figures", views.export_figures),
    callback.OpenPushes: press_for("figures", views.open_pushes),
    callback.ShowPushes: press_for("figures", views.show_pushes),
}
