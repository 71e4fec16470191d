from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item_co]):
    """A stretch of a list: `number` counts from 0, `total` is the length of the whole list."""

    items: Sequence[Item_co]
    number: int
    size: int
    total: int

    @property
    def count(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def has_next(self) -> bool:
        return self.number + 1 < self.count


async def nearest_page(fetch: Callable[[int], Awaitable[Page[Item_co]]], number: int) -> Page[Item_co]:
    """The page asked for, or the last one: the list may be shorter than when its button was made."""
    page = await fetch(number)
    return page if page.items or not page.total else await fetch(page.count - 1)
