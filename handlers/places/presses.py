"""Which of these rooms' buttons is answered by which view."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.places.callback import Connect, ShowPlaces
from handlers.places.connecting import connect
from handlers.places.listing import show_places
from handlers.request import Request
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    ShowPlaces: show_places,
    Connect: connect,
}
IN_GROUPS: Final = frozenset({Connect})
"""All that may be pressed where many are: nobody there settles what is somebody's own."""
