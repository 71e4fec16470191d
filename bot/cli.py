"""The `khao` command."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from bot.application import run as serve
from bot.imports.batch import ImportRefused
from bot.logs import configure_logs, redact
from bot.premises import clock
from bot.process import run_until_stopped
from bot.roles.role import Role, roles_of
from bot.settings import SettingsError, load_offline_settings, load_settings, misspelt
from bot.told import in_short, told
from news.actions.search import search as find
from news.errors import StorageError
from news.newsroom import Newsroom, Policy
from news.words import LocalSegmenter
from storage import backup as write_backup
from storage import migrate as bring_up_to_date
from storage import open_storage

FAILED: Final = 1
BAD_SETTINGS: Final = 2
SHOWN: Final = 10
AT_ONCE: Final = 1000

app = typer.Typer(
    name="khao",
    help="A newsroom's Telegram bot, in Thai and English.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def run(
    *,
    roles: Annotated[str, typer.Option(help="What this process does; all of it unless told.")] = ",".join(Role),
) -> None:
    """Run the bot, with the settings of the environment and .env."""

    async def bot(stop: asyncio.Event) -> None:
        performed = roles_of(roles)
        for hint in misspelt():
            typer.echo(hint, err=True)
        settings = load_settings()
        configure_logs(level=settings.log_level, form=settings.log_format)
        await serve(settings, stop=stop, roles=performed)

    _perform(bot)


@app.command()
def demo(
    *,
    port: Annotated[int, typer.Option(help="Where to listen on this machine; 0 takes a free port.")] = 8088,
    browser: Annotated[bool, typer.Option(help="Open the chat page in a browser.")] = True,
) -> None:
    """Try the bot without a token: a chat page, a small news site and the bot, all on this machine."""
    from bot.demo import run_demo  # noqa: PLC0415 - only the demo pays for loading the playground

    _perform(lambda stop: run_demo(stop, port=port, browser=browser))


@app.command()
def search(words: Annotated[list[str], typer.Argument(help="What to look for.")]) -> None:
    """Search the stored articles, as the chat does."""

    async def look_up(_stop: asyncio.Event) -> None:
        settings = load_offline_settings()
        storage = await open_storage(settings.database_url.get_secret_value())
        try:
            policy = Policy(timezone=settings.timezone)
            newsroom = Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=policy)
            found = await find(newsroom, " ".join(words), number=0, size=SHOWN)
        finally:
            await storage.close()
        for line in told(found):
            typer.echo(line)
        typer.echo(in_short(found), err=True)

    _perform(look_up)


@app.command("import")
def import_(
    place: Annotated[str, typer.Argument(metavar="PATH-OR-URL", help="A file, or a site's or feed's address.")],
) -> None:
    """Bring in articles that came out before, from JSON Lines, a feed or a WordPress site; or feeds, from OPML.

    Nothing of it is pushed. The same command again goes on where it was cut off, and doubles nothing.
    """
    from bot.imports import command  # noqa: PLC0415 - the bot itself never needs it

    async def bring_in(stop: asyncio.Event) -> None:
        configure_logs(level="warning", form="text")
        console = Console(stderr=True)
        importer = command.Importer(load_offline_settings(), clock=clock, stop=stop, console=console)
        try:
            whole = await importer.bring_in(place)
        except ImportRefused as refused:
            typer.echo(redact(str(refused)), err=True)
            raise typer.Exit(FAILED) from None
        if not whole:
            raise typer.Exit(FAILED)

    _perform(bring_in)


@app.command()
def backup(
    path: Annotated[Path, typer.Argument(help="The file to write, or a folder that is there already.")],
) -> None:
    """Copy the database to a file while the bot goes on working."""

    async def copy(_stop: asyncio.Event) -> None:
        url = load_offline_settings().database_url.get_secret_value()
        kind = "db" if url.startswith("sqlite") else "dump"
        to = path / f"khao-{datetime.now(UTC):%Y%m%d-%H%M%S}.{kind}" if path.is_dir() else path
        size = await write_backup(url, to)
        typer.echo(f"{to}: {size:,} bytes", err=True)

    _perform(copy)


@app.command()
def doctor() -> None:
    """Check token, owners, clock, webhook, database and feeds, and say how to mend what is not well."""
    from bot.doctor.command import examine  # noqa: PLC0415 - the bot itself never needs it

    async def look(_stop: asyncio.Event) -> None:
        configure_logs(level="error", form="text")
        if not await examine(Console(), clock()):
            raise typer.Exit(FAILED)

    _perform(look)


@app.command()
def uncertain() -> None:
    """List the copies that may or may not have arrived, and were not repeated (ON_UNCERTAIN=skip)."""

    async def look(_stop: asyncio.Event) -> None:
        storage = await open_storage(load_offline_settings().database_url.get_secret_value())
        number, last = 0, None
        try:
            while copies := await storage.outbox.uncertain(last, limit=AT_ONCE):
                for copy in copies:
                    at = datetime.fromtimestamp(copy.at, UTC).astimezone()
                    typer.echo(f"{at}\tchat {copy.chat_id}\t{copy.title or 'a digest'}\t{copy.reason}")
                number, last = number + len(copies), copies[-1]
        finally:
            await storage.close()
        typer.echo(f"{number} copies may or may not have arrived", err=True)

    _perform(look)


@app.command()
def migrate() -> None:
    """Bring the database up to date; `khao run` does it by itself."""

    async def up(_stop: asyncio.Event) -> None:
        applied = await bring_up_to_date(load_offline_settings().database_url.get_secret_value())
        typer.echo(f"applied: {', '.join(map(str, applied))}" if applied else "the database is up to date")

    _perform(up)


def main() -> None:
    app()


def _perform(command: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """What the operator can mend is told in a line; anything else is a bug, and keeps its traceback."""
    try:
        run_until_stopped(command)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_SETTINGS) from None
    except StorageError as error:
        typer.echo(f"DATABASE_URL: {redact(str(error))}", err=True)
        raise typer.Exit(FAILED) from None
