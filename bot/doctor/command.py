from collections.abc import AsyncIterator

from rich.console import Console
from rich.text import Text

from bot.doctor.finding import Finding, Grade, ill
from bot.doctor.newsroom import connected, newsroom_findings
from bot.doctor.telegram import TelegramCheck
from bot.settings import SettingsError, load_offline_settings, load_settings
from news.moment import Moment

_SIGNS: dict[Grade, tuple[str, str]] = {"well": ("✓", "green"), "hint": ("!", "yellow"), "ill": ("✗", "red")}


async def examine(console: Console, now: Moment) -> bool:
    """Tells what is well and what is not; whether nothing is ill. Raises SettingsError for DATABASE_URL."""
    healthy = True
    async for finding in _findings(now):
        sign, colour = _SIGNS[finding.grade]
        console.print(Text.assemble((sign, colour), f" {finding.what}"), soft_wrap=True)
        if finding.mend:
            console.print(Text(f"    {finding.mend}"), soft_wrap=True)
        healthy = healthy and finding.grade != "ill"
    return healthy


async def _findings(now: Moment) -> AsyncIterator[Finding]:
    """What can be looked at without a setting that is wrong is looked at all the same."""
    try:
        settings = load_settings()
    except SettingsError as error:
        for line in str(error).splitlines():
            yield ill(line, "set it in the environment or in .env")
    else:
        places = await connected(settings.database_url.get_secret_value())
        async for finding in TelegramCheck(settings, now, places).findings():
            yield finding
    url = load_offline_settings().database_url.get_secret_value()
    async for finding in newsroom_findings(url, now):
        yield finding
