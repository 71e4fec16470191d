"""That whatever is told of a source that fails is told in Thai as well."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import httpcore
import httpx
import pytest

from bot.sources.faults import refused_status, unreachable
from handlers.reasons import reason_in
from handlers.texts import load_texts

SOURCES = Path(__file__).parents[2] / "bot" / "sources"
URL = "https://news.example/feed"
FAULTS = {"FeedUnreachable", "FeedMalformed"}
MADE_ELSEWHERE = re.compile("_complaint|_meaning|{meaning}")
THAI = re.compile("[\u0e01-\u0e4e]")


def raised() -> Iterator[str]:
    """Every text that a FeedError is raised with, 7 standing for each of its values."""
    for path in (*SOURCES.glob("*.py"), SOURCES.parents[1] / "news" / "rules" / "opml.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in FAULTS:
                told = node.args[0]
                if isinstance(told, ast.Constant):
                    yield str(told.value)
                elif isinstance(told, ast.JoinedStr) and not MADE_ELSEWHERE.search(ast.unparse(told)):
                    yield "".join(str(part.value) for part in _plain(told))


def _plain(told: ast.JoinedStr) -> Iterator[ast.Constant]:
    for part in told.values:
        yield part if isinstance(part, ast.Constant) else ast.Constant(7)


def in_thai(reason: str) -> str:
    return reason_in(load_texts()["th"], reason)


def test_every_fault_that_is_raised_with_its_text_is_known_in_thai() -> None:
    told = list(raised())
    assert len(told) > 15
    assert [text for text in told if not THAI.search(in_thai(text))] == []


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 429, 451, 500, 503])
def test_every_refusal_is_known_in_thai(status: int) -> None:
    told = in_thai(str(refused_status(URL, httpx.Response(status))))
    assert told.endswith(f"(HTTP {status})")
    assert THAI.search(told)
    assert URL in told


@pytest.mark.parametrize(
    "error",
    [
        httpcore.ConnectTimeout(),
        httpcore.ConnectError(),
        httpcore.ReadError(),
        httpx.InvalidURL("x"),
        httpcore.PoolTimeout(),
    ],
)
def test_every_fault_of_the_wire_is_known_in_thai(error: Exception) -> None:
    assert THAI.search(in_thai(str(unreachable(URL, error))))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (f"{URL} answered with a web page, not a feed; the page names this feed: https://x/", "https://x/"),
        (f"{URL} answered with nothing at all", URL),
        (f"{URL} answered with something that is no feed", "ไม่ใช่ฟีด"),
        (
            "127.0.0.1 resolves to 127.0.0.1, a loopback address; set ALLOW_PRIVATE_ADDRESSES=true to allow it",
            "ภายใน",
        ),
        (f"{URL} didn't ask back", "ยืนยัน"),
        ("refuses us: no room {here}", "ไม่รับบอต: no room {here}"),
        ("something else", "something else"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_what_is_known_keeps_its_values_and_what_is_not_stays(reason: str, told: str) -> None:
    assert told in in_thai(reason)
    assert reason_in(load_texts()["en"], reason) == reason
