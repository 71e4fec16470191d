from enum import StrEnum
from typing import Final

from bot.settings import Settings, SettingsError


class Role(StrEnum):
    WEB = "web"
    """Answers readers."""
    INGEST = "ingest"
    """Looks at sources and makes pushes and digests of what is due."""
    SEND = "send"
    """Brings copies to their readers."""


EVERY_ROLE: Final = frozenset(Role)


def roles_of(text: str) -> frozenset[Role]:
    """Raises SettingsError."""
    names = {name.strip().lower() for name in text.split(",")} - {""}
    if not names or names - set(Role):
        raise SettingsError(f"--roles must be one or more of {','.join(Role)}, with commas between them")
    return frozenset(map(Role, names))


def check_roles(roles: frozenset[Role], settings: Settings) -> None:
    """Raises SettingsError where other processes would be needed that can't share the database."""
    if roles != EVERY_ROLE and settings.database_url.get_secret_value().startswith("sqlite:"):
        raise SettingsError(
            "--roles splits the bot over several processes, which SQLite can't serve; use a PostgreSQL "
            "DATABASE_URL, or run all the roles in one process"
        )
