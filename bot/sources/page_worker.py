"""The process that reads web pages, apart from the bot: what a page does to it, it does to itself alone.

It speaks frames over its standard streams, a frame being a length of four bytes and so much UTF-8: an address
and a page come in, the text of the page goes out, empty where there is none. An empty frame out says that it is
ready. It is started as a file, so that no other part of the project is loaded, and ends when its input does.
"""

import os
import struct
import sys
from typing import BinaryIO, Final

_LENGTH: Final = struct.Struct("!I")
_MEMORY: Final = 1 << 30
_CPU_SECONDS: Final = 600
"""Of its whole life, for a worker whose bot died while it was lost in a page."""


def main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not break the frames
    _limit_itself()
    from trafilatura import extract  # noqa: PLC0415 - heavy, and only this process ever needs it

    _write(answers, "")
    while (address := _read(sys.stdin.buffer)) is not None and (page := _read(sys.stdin.buffer)) is not None:
        _write(answers, extract(page, url=address, include_comments=False) or "")


def _limit_itself() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))


def _read(stream: BinaryIO) -> str | None:
    """None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    return stream.read(*_LENGTH.unpack(head)).decode() if len(head) == _LENGTH.size else None


def _write(stream: BinaryIO, text: str) -> None:
    content = text.encode("utf-8", "replace")
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


if __name__ == "__main__":
    main()
