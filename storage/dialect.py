from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Match = Literal["all", "any"]


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

    index_words: str
    """Indexes the article `:source`, `:key_digest`, unless it is already."""
    reindex_words: str
    """Replaces the words of the article `:id`."""
    unindex_words: str
    """Forgets the words of the article `:id`, so that no search finds it; replacing them then does nothing."""
    hits: str
    """`id` and `rank`, lower is better, of the articles that match `:query`."""
    indexed: Callable[[Sequence[str]], str]
    """Words as `index_words` and `reindex_words` take them for `:title` and `:body`."""
    query: Callable[[Sequence[str], Match], str]
    """Words, at least one, as `hits` takes them for `:query`."""
