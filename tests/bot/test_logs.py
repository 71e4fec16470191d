import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logs, redact

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_token_and_no_password_appears(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="info", form="json" if form == "json" else "text")
    try:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        structlog.get_logger("khao").exception("failed", url=f"postgresql://khao:hunter2@db/{TOKEN}")
    logging.getLogger("somebody.else").warning("GET /bot%s/getMe", TOKEN)
    shown = capsys.readouterr().err
    assert "ValueError" in shown
    assert "somebody.else" in shown
    assert TOKEN not in shown
    assert "AAHdq" not in shown
    assert "hunter2" not in shown


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="info", form="json")
    structlog.get_logger("khao").info("ข่าวใหม่", articles=2)
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "ข่าวใหม่"
    assert json.loads(line)["articles"] == 2


def test_what_is_below_the_level_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(level="warning", form="text")
    structlog.get_logger("khao").info("chatter")
    logging.getLogger("httpx").info("HTTP Request: GET https://api.telegram.org/bot...")
    assert capsys.readouterr().err == ""


def test_redaction_leaves_other_text_alone() -> None:
    assert redact("12:30 ข่าว https://news.example/a:b") == "12:30 ข่าว https://news.example/a:b"
