"""The process of a `Worker`: it is given pieces of work and hands back what came of them.

It speaks frames over its standard streams, a frame being a length of four bytes and so much pickle: a function
with its arguments comes in, its result or its error goes out. It is started as a file and loads only what the
functions it is given belong to. It ends when its input does, as it does when the bot is gone.
"""

import gc
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

_LENGTH: Final = struct.Struct("!I")
_MEMORY: Final = 1 << 30
_YOUNG: Final = 10_000
"""Objects made and not yet gone at which cycles are looked for: at Python's 700 it took 5% of the time."""


def main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not break the frames
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # whoever ends all at once means the bot, which ends this
    limit_cpu = _limits(int(sys.argv[1]))
    gc.set_threshold(_YOUNG)
    while (request := _read(sys.stdin.buffer)) is not None:
        limit_cpu()
        _write(answers, answer(request))


def answer(request: bytes) -> bytes:
    work, given, named = pickle.loads(request)  # noqa: S301 - from the bot, which started this process
    try:
        return pickle.dumps((work(*given, **named), None))
    except Exception as error:  # noqa: BLE001 - the bot is told of whatever it was, and decides
        return pickle.dumps((None, _portable(error)))


def _portable(error: Exception) -> Exception | str:
    """An error of our own as it is; any other as its traceback, so that the bot need not load its class."""
    if type(error).__module__.startswith("news."):
        return error
    import traceback  # noqa: PLC0415 - hardly ever needed

    return "".join(traceback.format_exception(error))


def _limits(seconds: int) -> Callable[[], None]:
    """Limit the memory; what is returned gives so many more seconds of CPU.

    The bot ends a worker that takes too long. This is for the one whose bot died while it was lost in its work.
    """
    if sys.platform == "win32":
        return lambda: None
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]

    def limit_cpu() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))

    return limit_cpu


def _read(stream: BinaryIO) -> bytes | None:
    """None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    return stream.read(*_LENGTH.unpack(head)) if len(head) == _LENGTH.size else None


def _write(stream: BinaryIO, content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


if __name__ == "__main__":
    main()
