"""What keeps the house in order, and fails when its papers lag behind."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.settings import Settings
from handlers.menu import commands
from handlers.router import COMMANDS
from handlers.texts import load_texts
from news.language import LANGUAGES
from news.team import Role

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "storage", "news", "playground")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
SETTINGS = [name.upper() for name in Settings.model_fields]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_in_the_example_and_in_the_readme(name: str) -> None:
    assert re.search(rf"^#?{name}=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert f"| {name} |" in (ROOT / "README.md").read_text()


def test_the_example_names_no_setting_that_is_not_there() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(SETTINGS)


def test_every_command_is_in_the_menu_and_in_help_in_both_languages() -> None:
    for texts in load_texts().values():
        assert {name for name, _ in commands(texts, Role.OWNER)} == set(COMMANDS)


def messages() -> Iterator[str]:
    """What the code asks the catalogues for."""
    for path in (ROOT / "handlers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name in {"_", "gettext", "ngettext"} and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_catalogues_are_complete_and_hold_nothing_more(language: str) -> None:
    with (ROOT / "handlers" / "locale" / language / "LC_MESSAGES" / "khao.po").open("rb") as po:
        catalogue = {
            message.id if isinstance(message.id, str) else message.id[0]: message
            for message in read_po(po, locale=language)
            if message.id
        }
    assert set(catalogue) == set(messages())
    for key, message in catalogue.items():
        told = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        assert all(told), key
        assert all(set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", key)) for text in told), key
        if language == "th":
            assert all(re.search("[\u0e01-\u0e4e]", text) for text in told), key


def test_importing_any_module_has_no_effect(tmp_path: Path) -> None:
    program = """
import logging, os, pkgutil, sys, threading, importlib
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
print(threading.active_count(), logging.getLogger().handlers, os.listdir())
"""
    command = [sys.executable, "-c", program, *PACKAGES]
    shown = subprocess.run(  # noqa: S603 - our own modules
        command, capture_output=True, text=True, check=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
    )
    assert (shown.stdout, shown.stderr) == ("1 [] []\n", "")


def test_the_bot_starts_without_what_only_articles_need() -> None:
    program = "import sys, bot.application, bot.roles.ingest; print({'numpy', 'trafilatura'} & {*sys.modules})"
    shown = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert shown.stdout == "set()\n"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_carry_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    pins = re.findall(r"^[a-z0-9][^\s]*==\S+", text, re.MULTILINE)
    assert pins
    assert all(
        re.search(rf"^{re.escape(pin)}.*\\\n(.*\\\n)*.*--hash=sha256:", text, re.MULTILINE) for pin in pins
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_can_be_read_at_a_glance(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 45, node.name
