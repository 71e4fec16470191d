"""What the queries speak through: a statement with `:name` parameters, to one of two databases."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from storage.dialect import Dialect

Value = str | int | float | bytes | None
Parameters = Mapping[str, Value]


class Row(Protocol):
    def keys(self) -> Iterable[str]: ...

    def __getitem__(self, column: str, /) -> Any: ...  # noqa: ANN401 - a column's type is known to its table only


class Transaction(Protocol):
    async def read(self, sql: str, parameters: Parameters = ...) -> Sequence[Row]: ...

    async def write(self, sql: str, parameters: Parameters = ...) -> Sequence[Row]:
        """The rows are those of RETURNING."""
        ...

    async def write_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        """The same statement for each of `rows`, in their order, whole or not at all."""
        ...


class Database(Transaction, Protocol):
    """Outside `transaction()` every call is a transaction of its own, durable when it returns.

    A cancelled call or block has happened whole or not at all. Inside the block speak to what it gives, never
    to the database: SQLite has one writer, who would wait for itself.
    """

    @property
    def dialect(self) -> Dialect: ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]: ...

    async def close(self) -> None: ...
