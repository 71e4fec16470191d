import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings, load_settings
from news.article import IndexedWords
from news.words import words_of
from storage import open_storage
from tests.bot.khao import said
from tests.storage.newsroom import LATER, NOON, archived, article, claimed, filing, on_its_way

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


class Khao:
    """The command inside this process; one that starts an event loop can't be called from a test's own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._runner = CliRunner()

    def __call__(self, *words: str, **settings: str) -> tuple[int, str, str]:
        """Exit status, output and error output."""
        for name, value in settings.items():
            self._monkeypatch.setenv(name, value)
        result = self._runner.invoke(app, words)
        return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def khao(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Khao:
    """In an empty folder, with no settings but those it is given."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return Khao(monkeypatch)


async def test_without_a_token_one_line_says_how_to_get_one(tmp_path: Path) -> None:
    status, out, err = await said(tmp_path, {}, "run")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "@BotFather" in err
    assert "khao demo" in err


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("BOT_TOKEN", "nonsense", "a token from @BotFather"),
        ("TELEGRAM_API_URL", "ftp://x", "http"),
        ("ADMINS", "12,@mali", "user ids, which are numbers"),
        ("FEEDS", "https://a.example/feed,news.example", "'news.example' is none"),
        ("FEED_EVERY", "often", "integer"),
        ("PUSH_DELAY", "-1", "greater than or equal to 0"),
        ("LANGUAGE", "de", "'th' or 'en'"),
        ("TIMEZONE", "Asia/Bangkk", "did you mean Asia/Bangkok?"),
        ("SCHEDULE", "08:00,24:00", "the times of a digest such as 08:00,18:00"),
        ("SEND_RATE", "0", "greater than 0"),
        ("LISTEN", "8080 please", "host:port"),
        ("WEBHOOK_URL", "bot.example", "https://"),
        ("WEBHOOK_SECRET", "a b", "A-Z"),
        ("ON_UNCERTAIN", "maybe", "'repeat' or 'skip'"),
        ("ALLOW_PRIVATE_ADDRESSES", "perhaps", "boolean"),
        ("LOG_FORMAT", "xml", "'text' or 'json'"),
        ("DATABASE_URL", "mysql://x", "sqlite:///"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(khao: Khao, name: str, value: str, allowed: str) -> None:
    status, _, err = khao("run", **({"BOT_TOKEN": TOKEN} | {name: value}))
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith(name)
    assert allowed in err


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ("web,sned", "--roles must be one or more of web,ingest,send"),
        ("", "--roles must be one or more of web,ingest,send"),
        ("web,send", "use a PostgreSQL DATABASE_URL"),
    ],
)
def test_roles_that_cannot_be_are_refused_with_what_can(khao: Khao, roles: str, told: str) -> None:
    status, _, err = khao("run", "--roles", roles, BOT_TOKEN=TOKEN)
    assert (status, err.count("\n")) == (2, 1)
    assert told in err


@pytest.mark.usefixtures("khao")
@pytest.mark.parametrize("locale", ["en_US:en", "C", "th_TH.UTF-8", ""])
def test_a_systems_own_language_variable_is_not_taken_for_ours(
    monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LANGUAGE", locale)
    assert load_settings().language == "th"


def test_a_wrong_token_is_never_shown(khao: Khao) -> None:
    _, out, err = khao("run", BOT_TOKEN="notatoken-SECRET")
    assert "SECRET" not in out + err


def test_settings_are_read_from_a_file_and_a_slip_in_it_is_pointed_out(khao: Khao) -> None:
    Path(".env").write_text(f"BOT_TOKEN={TOKEN}\nFEED_EVRY=5\nDATABASE_URL=mysql://x\n")
    _, _, err = khao("run")
    assert "FEED_EVRY in .env is no setting of Khao's; did you mean FEED_EVERY?" in err
    assert "DATABASE_URL must be" in err


def test_search_finds_what_is_stored(khao: Khao, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"

    async def fill() -> None:
        storage = await open_storage(url)
        await archived(storage, filing("a", title=("แบตเตอรี่",), body=("ชิป",)))
        await storage.close()

    asyncio.run(fill())
    status, out, err = khao("search", "แบตเตอรี่", DATABASE_URL=url)
    assert status == 0
    assert "https://news.example/a" in out
    assert "1 found" in err


def test_search_shows_where_it_stands_and_offers_the_spelling(khao: Khao, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"
    title, body = "มหาวิทยาลัยเปิดรับนักศึกษา", "สมัครได้ถึงสิ้นเดือน ไม่มีค่าใช้จ่าย"
    words = IndexedWords(title=words_of(title), body=words_of(body))

    async def fill() -> None:
        storage = await open_storage(url)
        await archived(storage, replace(filing("a"), article=article("a", title=title, body=body), words=words))
        await storage.close()

    asyncio.run(fill())
    assert khao("search", "สิ้นเดือน", DATABASE_URL=url) == (
        0,
        f"{title}\n    {body}\n    https://news.example/a\n",
        "1 found\n",
    )
    status, out, err = khao("search", "มหาวิทยลัย", DATABASE_URL=url)
    assert (status, err) == (0, "1 found, all of them only near\ndid you mean: มหาวิทยาลัย\n")
    assert title in out
    assert khao("search", "😀", DATABASE_URL=url)[2] == "there is no word to search for\n"


def test_uncertain_copies_are_listed_a_line_each(khao: Khao, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"

    async def lose() -> None:
        storage = await open_storage(url)
        await on_its_way(storage, 11, 12)
        await claimed(storage, until=NOON + 10)
        await storage.outbox.expire(LATER, to="uncertain")
        await storage.close()

    assert khao("uncertain", DATABASE_URL=url)[2] == "0 copies may or may not have arrived\n"
    asyncio.run(lose())
    status, out, err = khao("uncertain", DATABASE_URL=url)
    assert status == 0
    assert [line.split("\t")[1:3] for line in out.splitlines()] == [
        ["chat 11", "Title of a"],
        ["chat 12", "Title of a"],
    ]
    assert err == "2 copies may or may not have arrived\n"


def test_migrate_says_what_it_did(khao: Khao, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"
    assert khao("migrate", DATABASE_URL=url)[1].startswith("applied: 1")
    assert khao("migrate", DATABASE_URL=url)[1] == "the database is up to date\n"


async def test_a_database_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "khao.db"
    storage = await open_storage(f"sqlite:///{path}")
    await storage.close()
    with sqlite3.connect(path) as connection:
        (table,) = connection.execute(
            "SELECT name FROM sqlite_master WHERE name LIKE '%migration%' AND type = 'table'"
        ).fetchone()
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = ", ".join("9999" if column in {"version", "number", "id"} else "0" for column in columns)
        connection.execute(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608 - our own names
    connection.close()
    before = path.read_bytes()
    settings = {
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{path}",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
    }
    status, _, err = await said(tmp_path, settings, "run")
    assert status == 1
    assert "newer" in err
    assert path.read_bytes() == before
