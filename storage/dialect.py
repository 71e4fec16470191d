from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from news.lookup import Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The few fragments of SQL in which the two databases differ."""

    name: Literal["sqlite", "postgres"]

    identity: str
    """A column that numbers its rows."""
    without_rowid: str
    """Follows a table that is best kept in the order of its primary key."""
    has_migrations: str
    """Gives a row where the table of applied migrations exists."""
    migrations_lock: str
    """Makes every other process that migrates wait for the end of this transaction."""

    shared: bool
    """Whether several processes may work on it at the same time."""
    clock: str
    """Seconds since 1970, now, with their fractions."""
    skip_locked: str
    """Follows a SELECT of rows to claim: rows that another transaction is claiming are passed over."""
    among: str
    """Follows a column: that it is one of the JSON array of strings named where it says {}."""
    among_ids: str
    """The same of an array of whole numbers."""

    pairs: str
    """Rows `each.key`, `one.key` and `one.value` of a JSON object of objects, named where it says {}."""
    count_words: str
    """Adds to the uses of words what `:counts`, a JSON array of pairs, says."""
    index: str
    """Puts the document `:doc` into the index under its `:terms`, with spaces between them."""
    tidy_index: str
    """Merges some `:pages` of what the index has written apart; if negative, begins with all of it."""
    changes: str
    """How much this connection has changed, called `changes`: tells whether there was something to merge."""
    hits: str
    """The documents, called `doc`, that match the query named where it says {}."""
    opening: str
    """Of the column named where it says {}, so many characters, or three bytes for each of them.

    NULL where there is nothing.
    """
    gathered: str
    """All `id` of a query's rows, in their order, as a JSON array: one row instead of a thousand."""
    query: Callable[[Expression, Expression | None], str]
    """What is wanted, and what is not, as `hits` takes it."""
