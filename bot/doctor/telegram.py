"""The bot's standing with Telegram."""

from collections.abc import AsyncIterator, Sequence
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final

import aiohttp
import orjson

from bot.doctor.finding import Finding, hint, ill, well
from bot.doctor.places import place_findings
from bot.settings import Settings
from news.moment import Moment, moment_of
from news.subscriber import Subscriber

_PATIENCE: Final = aiohttp.ClientTimeout(total=15)
_SKEW: Final = 30
"""Seconds between two clocks that nobody need worry about."""
_RECENT: Final = 3600
_REFUSED: Final = frozenset({401, 404})


class _NoAnswer(Exception):
    pass


class TelegramCheck:
    def __init__(self, settings: Settings, now: Moment, places: Sequence[Subscriber]) -> None:
        self._places = places
        self._settings = settings
        self._now = now
        self._url = f"{settings.telegram_api_url}/bot{settings.bot_token.get_secret_value()}"

    async def findings(self) -> AsyncIterator[Finding]:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
            try:
                status, told, date = await self._call(session, "getMe")
            except _NoAnswer as error:
                yield ill(
                    f"Telegram can't be reached at {self._settings.telegram_api_url} ({error})",
                    "check the network, the firewall, and TELEGRAM_API_URL",
                )
                return
            if status in _REFUSED:
                yield ill(
                    "Telegram doesn't know BOT_TOKEN", "compare it with what @BotFather shows under /mybots"
                )
                return
            yield well(f"BOT_TOKEN is that of @{told.get('username', '?')}")
            yield self._clock(date)
            async for finding in self._admins(session):
                yield finding
            _, webhook, _ = await self._call(session, "getWebhookInfo")
            yield self._webhook(webhook)
            for place in self._places:
                _, member, _ = await self._call(
                    session, "getChatMember", chat_id=place.chat_id, user_id=int(told.get("id", 0))
                )
                for finding in place_findings(place, member, str(told.get("username", ""))):
                    yield finding

    async def _call(
        self, session: aiohttp.ClientSession, method: str, **parameters: int
    ) -> tuple[int, dict[str, Any], str]:
        """Raises _NoAnswer, which holds no address, because an address carries the token."""
        try:
            async with session.post(f"{self._url}/{method}", json=parameters) as answer:
                told = orjson.loads(await answer.read())
                result = told.get("result") if isinstance(told, dict) else None
                return answer.status, result if isinstance(result, dict) else {}, answer.headers.get("Date", "")
        except (aiohttp.ClientError, TimeoutError, orjson.JSONDecodeError) as error:
            raise _NoAnswer(type(error).__name__) from None

    def _clock(self, date: str) -> Finding:
        try:
            skew = self._now - moment_of(parsedate_to_datetime(date))
        except ValueError:
            return hint("Telegram told no time", "compare this machine's clock with another one")
        if abs(skew) <= _SKEW:
            return well("this machine's clock is right")
        way = "ahead" if skew > 0 else "behind"
        return ill(
            f"this machine's clock is {abs(skew)} seconds {way}",
            "set it by the network: timedatectl set-ntp true",
        )

    async def _admins(self, session: aiohttp.ClientSession) -> AsyncIterator[Finding]:
        if not self._settings.admins:
            yield hint(
                "ADMINS is empty: nobody can post, moderate or see figures", "put your user id into ADMINS"
            )
        for admin in self._settings.admins:
            status, _, _ = await self._call(session, "getChat", chat_id=admin)
            if status == HTTPStatus.OK:
                yield well(f"owner {admin} can be reached")
            else:
                yield ill(
                    f"owner {admin} can't be reached",
                    "check the number, and send the bot /start from that account",
                )

    def _webhook(self, told: dict[str, Any]) -> Finding:
        url, wanted = str(told.get("url") or ""), self._settings.webhook_url
        if url != wanted:
            return (
                hint("a webhook is left over from another setup", "khao run takes it away by itself")
                if not wanted
                else hint("Telegram doesn't bring updates to WEBHOOK_URL yet", "khao run asks it to")
            )
        failed_at = told.get("last_error_date")
        if wanted and isinstance(failed_at, int) and self._now - failed_at < _RECENT:
            return ill(
                f"Telegram couldn't bring updates: {told.get('last_error_message')}",
                "check that the proxy at WEBHOOK_URL passes them on to LISTEN",
            )
        return well("updates come by webhook" if wanted else "updates are fetched")
