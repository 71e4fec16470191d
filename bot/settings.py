import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from news.delivery import OnUncertain
from news.discussion import Discussion
from news.language import Language
from news.schedule import AS_IT_HAPPENS, Minute, Schedule
from news.team import UserId

DOTENV: Final = Path(".env")
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_HOW_TO_BEGIN: Final = (
    "BOT_TOKEN is not set. Get a token from @BotFather in Telegram (send it /newbot) and put BOT_TOKEN=… "
    "into .env; to try Khao without one: khao demo"
)

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")

SomeSettings = TypeVar("SomeSettings", bound="OfflineSettings")
Comma = Annotated[tuple[str, ...], NoDecode]


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; an empty `host` is every address of the machine."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class SettingsError(Exception):
    """One line for each setting that is missing or wrong: its name and what is allowed, never its value."""


@cache
def _zones() -> frozenset[str]:
    """Read from some six hundred files, in 20 ms."""
    return frozenset(available_timezones())


class OfflineSettings(BaseSettings):
    """What the commands need that never speak to Telegram."""

    model_config = SettingsConfigDict(env_file=DOTENV, extra="ignore", frozen=True, hide_input_in_errors=True)

    database_url: SecretStr = SecretStr("sqlite:///data/khao.db")
    approval: bool = False
    allow_private_addresses: bool = False
    timezone: str = "Asia/Bangkok"

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        if name not in _zones():
            near = get_close_matches(name, _zones(), n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"a time zone's name, such as Asia/Bangkok or Europe/London{hint}")
        return ZoneInfo(name).key

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, url: SecretStr) -> SecretStr:
        if not url.get_secret_value().startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError("sqlite:///folder/file.db or postgresql://user:password@host/name")
        return url


class Settings(OfflineSettings):
    """Named as people set them, in the environment or `.env`; the environment wins."""

    bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    admins: Annotated[tuple[UserId, ...], NoDecode] = ()
    feeds: Comma = ()
    feed_every: int = Field(default=300, ge=1, le=86_400)
    push_delay: int = Field(default=60, ge=0, le=86_400)
    language: Language = "th"
    schedule: Annotated[Schedule, NoDecode] = AS_IT_HAPPENS
    send_rate: float = Field(default=29, gt=0, le=1000)
    paid_rate: float = Field(default=0, ge=0, le=1000)
    on_uncertain: OnUncertain = "repeat"
    listen: Annotated[Address | None, NoDecode] = Address("127.0.0.1", 8080)
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    comments: Discussion = "hold"
    summary_url: str = ""
    summary_model: str = ""
    summary_key: SecretStr = SecretStr("")
    summary_budget: int = Field(default=100, ge=0, le=100_000)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("bot_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr) -> SecretStr:
        number, colon, secret = token.get_secret_value().partition(":")
        if not (number.isdecimal() and colon and secret):
            raise ValueError("a token from @BotFather, such as 110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
        return token

    @field_validator("telegram_api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("an address that begins with https:// or http://")
        return url.rstrip("/")

    @field_validator("listen", mode="before")
    @classmethod
    def _is_a_place(cls, told: str | Address | None) -> Address | None:
        """Empty for nowhere."""
        if not isinstance(told, str):
            return told
        host, _, port = told.strip().rpartition(":")
        if not told.strip():
            return None
        if not (port.isascii() and port.isdecimal() and int(port) < 1 << 16):
            raise ValueError("host:port such as 127.0.0.1:8080, :8080 for all of the machine's, or empty")
        return Address(host.strip("[]"), int(port))

    @field_validator("webhook_url", "summary_url")
    @classmethod
    def _is_a_web_address(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("an address that begins with https:// or http://")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("1 to 256 of the letters A-Z, a-z, 0-9, _ and -")
        return secret

    @field_validator("admins", mode="before")
    @classmethod
    def _are_people(cls, admins: str | int | Sequence[int]) -> tuple[int, ...]:
        told = admins.split(",") if isinstance(admins, str) else [admins] if isinstance(admins, int) else admins
        ids = [str(one).strip() for one in told]
        ids = [one for one in ids if one]
        if not all(one.isascii() and one.isdecimal() for one in ids):
            raise ValueError("Telegram user ids, which are numbers, with commas between them")
        return tuple(map(int, ids))

    @field_validator("feeds", mode="before")
    @classmethod
    def _split(cls, feeds: str | Sequence[str]) -> tuple[str, ...]:
        urls = [url.strip() for url in (feeds.split(",") if isinstance(feeds, str) else feeds)]
        urls = [url for url in urls if url]
        if wrong := next((url for url in urls if not url.startswith(("http://", "https://"))), None):
            raise ValueError(f"addresses of feeds with commas between them; {wrong[:80]!r} is none")
        return tuple(urls)

    @field_validator("schedule", mode="before")
    @classmethod
    def _is_a_schedule(cls, told: str | Schedule) -> Schedule:
        """`now`, or the times of a digest."""
        if isinstance(told, Schedule):
            return told
        if told.strip().lower() == "now":
            return AS_IT_HAPPENS
        times = [_TIME.fullmatch(word.strip()) for word in told.split(",")]
        if None in times:
            raise ValueError("now, or the times of a digest such as 08:00,18:00")
        minutes = {Minute(int(time[1]) * 60 + int(time[2])) for time in times if time}
        return Schedule(mode="digest", times=tuple(sorted(minutes)))

    @field_validator("language", mode="before")
    @classmethod
    def _is_no_locale(cls, language: str) -> str:
        """Many systems set LANGUAGE to a locale, such as en_US:en, for gettext; nobody meant us by it."""
        word = language.strip()
        return "th" if not word or set(":_.") & set(word) or word.lower() in {"c", "posix"} else word

    @field_validator("language", "on_uncertain", "comments", "log_level", "log_format", mode="before")
    @classmethod
    def _lower(cls, word: str) -> str:
        return word.strip().lower()


def load_settings() -> Settings:
    """Raises SettingsError."""
    return _loaded(Settings)


def load_offline_settings() -> OfflineSettings:
    """Raises SettingsError."""
    return _loaded(OfflineSettings)


def _loaded(kind: type[SomeSettings]) -> SomeSettings:
    try:
        return kind()
    except ValidationError as error:
        told = (_told(detail["loc"], detail["type"], detail["msg"]) for detail in error.errors())
        raise SettingsError("\n".join(told)) from None


def misspelt() -> list[str]:
    """Names in `.env` that are no setting of ours but look like one, each with the one that was meant."""
    ours = [name.upper() for name in Settings.model_fields]
    hints = []
    for name in dotenv_values(DOTENV):
        meant = get_close_matches(name.upper(), ours, n=1, cutoff=0.8)
        if meant and name.upper() not in ours:
            hints.append(f"{name} in .env is no setting of Khao's; did you mean {meant[0]}?")
    return hints


def _told(location: tuple[int | str, ...], kind: str, message: str) -> str:
    name = str(location[0]).upper() if location else "the settings"
    if name == "BOT_TOKEN" and kind == "missing":
        return _HOW_TO_BEGIN
    allowed = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return f"{name} must be {allowed}"
