"""Pieces of work for a worker under test, which imports them from here."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from news.errors import FeedMalformed


def pid() -> int:
    return os.getpid()


def echo(content: bytes) -> bytes:
    return content


def hang(mark: Path | None = None) -> None:
    """`mark` is made as soon as it hangs."""
    if mark:
        mark.touch()
    time.sleep(60)


def spin() -> None:
    while True:
        pass


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def swallow() -> int:
    return len(bytearray(2 << 30))


def chatter() -> str:
    sys.stdout.write("a library prints")
    sys.stdout.flush()
    os.write(1, b"and another writes")
    return "the answer"


def garble() -> None:
    """Break the frames as no print can."""
    for descriptor in range(3, 10):
        try:
            os.write(descriptor, b"\xff" * 100)
        except OSError:
            continue
    time.sleep(60)


def malform() -> NoReturn:
    raise FeedMalformed("no feed", retry_after=7)


def fail() -> NoReturn:
    raise ZeroDivisionError("a bug of ours")


def unspeakable() -> object:
    return lambda: None


def loaded() -> set[str]:
    return {name.partition(".")[0] for name in sys.modules}
