import asyncio
import os
import pickle
import signal
import struct
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot import worker_main
from bot.sources.parse import parse
from bot.worker import Worker, WorkFailed, WorkLost
from bot.worker_main import answer
from news.errors import FeedMalformed
from news.words import segment
from tests.bot import pieces
from tests.bot.sources.feeds import NOW, rss, wordpress_item


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker(deadline=20)
    yield worker
    await worker.close()


async def hasty(worker: Worker) -> Worker:
    """The worker once it runs, from when on a piece may take no time."""
    await worker.do(pieces.pid)
    worker._deadline = 0.3
    return worker


def alive(pid: int) -> bool:
    """Whether it runs; one that has ended may wait for its parent, or for whoever inherited it, to notice."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def framed(work: Callable[[], object]) -> bytes:
    request = pickle.dumps((work, (), {}))
    return struct.pack("!I", len(request)) + request


async def until_gone(pid: int) -> None:
    async with asyncio.timeout(10):
        while alive(pid):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def until_there(mark: Path) -> None:
    async with asyncio.timeout(20):
        while not mark.exists():  # noqa: ASYNC110, ASYNC240
            await asyncio.sleep(0.01)


async def test_one_process_does_many_pieces_each_with_its_own_answer(worker: Worker) -> None:
    contents = [bytes([number]) * number for number in range(50)]
    assert await asyncio.gather(*(worker.do(pieces.echo, content) for content in contents)) == contents
    assert len(set(await asyncio.gather(*(worker.do(pieces.pid) for _ in range(5))))) == 1


async def test_a_piece_may_be_large(worker: Worker) -> None:
    content = os.urandom(1 << 20) * 20
    assert await worker.do(pieces.echo, content) == content


async def test_a_piece_that_hangs_is_lost_alone(worker: Worker) -> None:
    await hasty(worker)
    first = await worker.do(pieces.pid)
    with pytest.raises(WorkLost, match=r"longer than 0\.3 seconds"):
        await worker.do(pieces.hang)
    assert not alive(first)
    assert await worker.do(pieces.pid) != first


async def test_a_piece_that_kills_its_process_is_lost_alone(worker: Worker) -> None:
    first = await worker.do(pieces.pid)
    with pytest.raises(WorkLost, match="ended its worker"):
        await worker.do(pieces.die)
    assert await worker.do(pieces.pid) != first


async def test_a_process_killed_in_the_middle_costs_that_piece_alone(worker: Worker, tmp_path: Path) -> None:
    first = await worker.do(pieces.pid)
    hanging = asyncio.create_task(worker.do(pieces.hang, tmp_path / "hangs"))
    following = asyncio.create_task(worker.do(pieces.pid))
    await until_there(tmp_path / "hangs")
    os.kill(first, signal.SIGKILL)
    with pytest.raises(WorkLost):
        await hanging
    assert await following != first


async def test_a_process_killed_between_pieces_is_replaced(worker: Worker) -> None:
    first = await worker.do(pieces.pid)
    os.kill(first, signal.SIGKILL)
    await until_gone(first)
    await asyncio.sleep(0.05)
    assert await worker.do(pieces.pid) != first


async def test_a_piece_that_wants_too_much_memory_fails_alone(worker: Worker) -> None:
    first = await worker.do(pieces.pid)
    with pytest.raises(WorkFailed, match="MemoryError"):
        await worker.do(pieces.swallow)
    assert await worker.do(pieces.pid) == first


async def test_what_a_library_prints_breaks_no_answer(worker: Worker) -> None:
    assert await worker.do(pieces.chatter) == "the answer"
    assert await worker.do(pieces.echo, b"next") == b"next"


async def test_a_process_that_answers_garbage_is_replaced(worker: Worker) -> None:
    first = await worker.do(pieces.pid)
    with pytest.raises(WorkLost):
        await worker.do(pieces.garble)
    assert not alive(first)
    assert await worker.do(pieces.echo, b"next") == b"next"


async def test_an_error_of_the_newsroom_comes_as_it_was_raised(worker: Worker) -> None:
    with pytest.raises(FeedMalformed, match="no feed") as raised:
        await worker.do(pieces.malform)
    assert raised.value.retry_after == 7


async def test_any_other_error_comes_with_the_place_it_comes_from(worker: Worker) -> None:
    with pytest.raises(WorkFailed, match=r"^raised ZeroDivisionError: a bug of ours\n") as raised:
        await worker.do(pieces.fail)
    assert "pieces.py" in "".join(raised.value.__notes__)
    assert await worker.do(pieces.echo, b"next") == b"next"


async def test_a_result_that_does_not_travel_is_an_error(worker: Worker) -> None:
    with pytest.raises(WorkFailed, match="lambda"):
        await worker.do(pieces.unspeakable)


async def test_a_cancelled_piece_leaves_no_answer_for_the_next(worker: Worker, tmp_path: Path) -> None:
    hanging = asyncio.create_task(worker.do(pieces.hang, tmp_path / "hangs"))
    await until_there(tmp_path / "hangs")
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    assert await worker.do(pieces.echo, b"next") == b"next"


async def test_an_idle_process_ends_and_the_next_piece_has_another() -> None:
    worker = Worker(deadline=20, idle=0.05)
    first = await worker.do(pieces.pid)
    await until_gone(first)
    assert await worker.do(pieces.pid) != first
    await worker.close()


async def test_a_process_is_renewed_after_many_pieces(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker._PIECES_BEFORE_RENEWAL", 2)
    found = [await worker.do(pieces.pid) for _ in range(4)]
    assert found[0] == found[1] != found[2] == found[3]


async def test_closing_waits_for_nothing_and_leaves_no_process(worker: Worker, tmp_path: Path) -> None:
    running = await worker.do(pieces.pid)
    hanging = asyncio.create_task(worker.do(pieces.hang, tmp_path / "hangs"))
    waiting = [asyncio.create_task(worker.do(pieces.pid)) for _ in range(3)]
    await until_there(tmp_path / "hangs")
    start = time.monotonic()
    await worker.close()
    for piece in (hanging, *waiting):
        with pytest.raises(WorkLost):
            await piece
    assert time.monotonic() - start < 1
    assert not alive(running)


async def test_closing_while_the_process_starts_leaves_none(worker: Worker) -> None:
    piece = asyncio.create_task(worker.do(pieces.pid))
    await asyncio.sleep(0)
    await worker.close()
    with pytest.raises(WorkLost):
        await piece
    assert worker._process is None


async def test_closing_what_was_never_used_does_nothing(worker: Worker) -> None:
    await worker.close()


@pytest.mark.parametrize("main", [("-c", "raise SystemExit(1)"), ("no-such-file.py",)])
async def test_a_process_that_does_not_start_is_told(main: tuple[str, ...]) -> None:
    worker = Worker(deadline=20, main=main)
    with pytest.raises(WorkLost):
        await worker.do(pieces.pid)
    await worker.close()


async def test_no_process_to_be_had_is_told(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(WorkLost, match="has no worker: No such file"):
        await worker.do(pieces.pid)


@pytest.mark.parametrize("signed", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_to_all_the_bots_processes_leaves_the_end_to_the_bot(
    worker: Worker, signed: signal.Signals
) -> None:
    running = await worker.do(pieces.pid)
    assert os.getsid(running) == running
    if signed is signal.SIGTERM:
        os.kill(running, signed)
    assert await worker.do(pieces.pid) == running


BOT = """
import asyncio, os
from bot.worker import Worker
from tests.bot import pieces
async def main():
    print(await Worker(deadline=5).do(pieces.pid), flush=True)
    os.kill(os.getpid(), 9)
asyncio.run(main())
"""


async def test_a_worker_does_not_outlive_its_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", BOT, stdout=subprocess.PIPE)
    said, _ = await bot.communicate()
    assert bot.returncode == -signal.SIGKILL
    await until_gone(int(said))


async def test_a_worker_lost_in_its_work_ends_without_its_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    seconds_of_cpu = "1"
    orphan = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", worker_main.__file__, seconds_of_cpu), stdin=subprocess.PIPE
    )
    assert orphan.stdin is not None
    orphan.stdin.write(framed(pieces.spin))
    orphan.stdin.close()
    assert await orphan.wait() == -signal.SIGXCPU


async def test_a_worker_loads_only_what_it_works_with(worker: Worker) -> None:
    await worker.do(segment, ["แบตเตอรี่"])
    heavy = {"aiohttp", "asyncio", "httpx", "nh3", "pydantic", "ssl", "telegram", "trafilatura"}
    assert not heavy & await worker.do(pieces.loaded)
    await worker.do(parse, rss(wordpress_item()), url="https://news.example/feed", now=NOW)
    assert heavy & await worker.do(pieces.loaded) <= {"nh3", "ssl"}  # ssl is feedparser's


def test_an_answer_is_a_result_or_an_error() -> None:
    assert pickle.loads(answer(pickle.dumps((pieces.echo, (b"here",), {})))) == (b"here", None)  # noqa: S301
    result, error = pickle.loads(answer(pickle.dumps((pieces.fail, (), {}))))  # noqa: S301
    assert result is None
    assert error.endswith("ZeroDivisionError: a bug of ours\n")
