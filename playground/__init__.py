"""A Telegram in a box: a strict Bot API server with people in it, on loopback only."""

from playground.faults import Fault
from playground.group import Group
from playground.person import Person
from playground.questions import Press
from playground.server import serve
from playground.telegram import Telegram

__all__ = ["Fault", "Group", "Person", "Press", "Telegram", "serve"]
