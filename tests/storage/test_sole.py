"""One bot a file."""

import subprocess
import sys
from pathlib import Path

import pytest

from news.errors import StorageBusy
from storage import held_alone, open_storage

HOLD = """
import sys, time
from storage import held_alone
with held_alone(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_bot_on_the_same_file_is_told_what_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"
    with held_alone(url), pytest.raises(StorageBusy, match="Stop that one first"), held_alone(url):
        pass
    with held_alone(url):
        pass


def test_a_bot_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"
    holding = [sys.executable, "-c", HOLD, url]
    with subprocess.Popen(holding, stdout=subprocess.PIPE) as other:  # noqa: S603 - our own child
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StorageBusy), held_alone(url):
            pass
        other.kill()
        other.wait()
    with held_alone(url):
        pass


async def test_commands_work_beside_the_bot(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/khao.db"
    with held_alone(url):
        storage = await open_storage(url)
        await storage.close()


async def test_several_processes_share_postgresql(postgres_url: str) -> None:
    with held_alone(postgres_url), held_alone(postgres_url):
        pass
