"""The control API under /play, for the chat page, browser tests and benchmarks."""

from starlette.routing import BaseRoute

from playground.control.groups import GroupControl
from playground.control.measures import MeasureControl
from playground.control.people import PeopleControl
from playground.control.watching import WatchControl
from playground.telegram import Telegram


def control_routes(telegram: Telegram) -> list[BaseRoute]:
    return [
        *WatchControl(telegram).routes(),
        *PeopleControl(telegram).routes(),
        *GroupControl(telegram).routes(),
        *MeasureControl(telegram).routes(),
    ]
