"""`khao demo`: the unchanged bot beside a playground that stands in for Telegram, all on loopback."""

import asyncio
import errno
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typer

from bot.application import run
from bot.logs import configure_logs
from bot.settings import Settings, SettingsError
from playground import Group, Telegram, serve
from playground.page import page_routes
from playground.site import Site
from storage import open_storage

HOST: Final = "127.0.0.1"
LOOK_AGAIN: Final = 0.1


async def run_demo(stop: asyncio.Event, *, port: int, browser: bool) -> None:
    """Until `stop` is set. Nothing of it outlives the command."""
    configure_logs(level="info" if "-v" in sys.argv else "warning", form="text")
    telegram = Telegram(bot_name="ข่าว · Khao", bot_username="khao_demo_bot")
    readers = [
        telegram.person(first_name="มะลิ", language_code="th"),
        telegram.person(first_name="Robin", language_code="en"),
    ]
    editor = telegram.person(first_name="บรรณาธิการ", language_code="th", role="owner")
    site = Site()
    try:
        box = serve(telegram, host=HOST, port=port, extra_routes=[*page_routes(), *site.routes()])
        async with box as server, _folder() as folder:
            for person in (*readers, editor):
                person.say("/start")
            channel, talk = telegram.channel("ช่องข่าว", editor), telegram.group("คุยข่าว", editor)
            channel.link(talk)
            channel.add_bot(administrator=True)
            settings = _settings(server.url, telegram.token, folder, owner=editor.id)
            announcing = asyncio.create_task(_announce(settings, talk, f"{server.url}/chat", browser=browser))
            await run(settings, stop=stop)
            announcing.cancel()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SettingsError(f"Port {port} is taken; choose another one: khao demo --port 0 takes any") from None


@asynccontextmanager
async def _folder() -> AsyncIterator[Path]:
    with TemporaryDirectory(prefix="khao-demo-") as folder:
        yield Path(folder)


def _settings(server: str, token: str, folder: Path, *, owner: int) -> Settings:
    """Validated, not loaded: the demo must not pick up the settings of a real bot."""
    return Settings.model_validate(
        {
            "bot_token": token,
            "telegram_api_url": server,
            "database_url": f"sqlite:///{folder / 'khao.db'}",
            "feeds": (f"{server}/feed/",),
            "admins": (owner,),
            "feed_every": 2,
            "push_delay": 0,
            "allow_private_addresses": True,
            "listen": "",
        }
    )


async def _announce(settings: Settings, talk: Group, address: str, *, browser: bool) -> None:
    """Once the site's older stories are in: whatever is published from then on is news.

    By then the channel is known, and the group where it is discussed for what it is.
    """
    storage = await open_storage(settings.database_url.get_secret_value())
    try:
        while not (await storage.articles.latest(number=0, size=1)).total:  # noqa: ASYNC110 - rows tell
            await asyncio.sleep(LOOK_AGAIN)
    finally:
        await storage.close()
    talk.add_bot(administrator=True)
    typer.echo(f"\n  Khao is ready to try: {address}\n  Nothing leaves this machine. Ctrl-C ends it.\n")
    on_a_screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if browser and sys.stdout.isatty() and on_a_screen:
        webbrowser.open(address)
