from collections.abc import Callable

from handlers.action import Action
from handlers.screen import Press, Row


def turns(number: int, count: int, to: Callable[[int], Action]) -> Row:
    """Buttons to the pages beside `number`, which counts from 0, of `count`; `to` shows a page."""
    return (
        *([Press("◀️", to(number - 1))] if number else []),
        *([Press("▶️", to(number + 1))] if number + 1 < count else []),
    )
