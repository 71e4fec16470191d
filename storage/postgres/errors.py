"""What PostgreSQL and its driver say, in the newsroom's words, which never hold the address or its password."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from news.errors import StorageBusy, StorageError


class ConnectionLost(StorageBusy):
    pass


class Clash(StorageBusy):
    """Two transactions stood in each other's way, and this one was undone."""


_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what the driver makes of a server that hangs up between two messages
    OSError,
)
_CLASHES = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError, asyncpg.LockNotAvailableError)
_FULL = (asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError)


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except asyncpg.ClientConfigurationError:
        raise  # told by open_postgres(), since its text quotes the address
    except _CLASHES as error:
        raise Clash(f"PostgreSQL undid a transaction that clashed with another: {error}") from error
    except _FULL as error:
        raise StorageBusy(f"PostgreSQL takes no connection now: {error}") from error
    except _LOST as error:
        raise ConnectionLost(f"PostgreSQL can't be reached, or the connection broke: {error}") from error
    except asyncpg.PostgresError as error:
        raise StorageError(f"PostgreSQL: {error}") from error
