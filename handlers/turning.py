from collections.abc import Callable

from handlers.action import Action
from handlers.screen import Press, Row, italic
from handlers.texts import Texts


def whereabouts(texts: Texts, number: int, count: int) -> tuple[str, ...]:
    """A line in HTML that says which page this is; none where there is but one. `number` counts from 0."""
    if count <= 1:
        return ()
    return (italic(texts.gettext("Page {page} of {count}", page=number + 1, count=count)),)


def turns(number: int, count: int, to: Callable[[int], Action]) -> Row:
    """Buttons to the pages beside `number`, which counts from 0, of `count`; `to` shows a page."""
    return (
        *([Press("◀️", to(number - 1))] if number else []),
        *([Press("▶️", to(number + 1))] if number + 1 < count else []),
    )
