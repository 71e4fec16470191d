"""Articles from a file of JSON Lines, packed with gzip or not."""

import asyncio
import gzip
import os
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Final, cast

from bot.imports.batch import SIZE, Batch, Fault, ImportRefused
from bot.sources.exchange import Exchanged, LineFault, read_line
from news.moment import Moment

_LONGEST: Final = 8_000_000
_GZIP: Final = b"\x1f\x8b"


def head_of(path: Path) -> bytes:
    """The file's first bytes, unpacked. Raises ImportRefused."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == _GZIP
        with _opened(path, packed=packed) as text:
            return text.read(4096)
    except (OSError, EOFError, zlib.error) as error:
        raise ImportRefused(f"{path} can't be read: {_told(error)}") from error


async def batches_of(path: Path, *, now: Moment) -> AsyncIterator[Batch]:
    """Raises ImportRefused where the file breaks off."""
    with path.open("rb") as raw:
        total = os.fstat(raw.fileno()).st_size
        packed = raw.read(2) == _GZIP
        raw.seek(0)
        text = cast("IO[bytes]", gzip.GzipFile(fileobj=raw) if packed else raw)
        number = 0
        while True:
            try:
                number, batch = await asyncio.to_thread(_read, text, number, now)
            except (OSError, EOFError, zlib.error) as error:
                raise ImportRefused(f"{path} breaks off after line {number}: {_told(error)}") from error
            if batch is None:
                return
            articles, faults = batch
            yield Batch(articles=articles, faults=faults, done=raw.tell(), total=total)


def _read(text: IO[bytes], number: int, now: Moment) -> tuple[int, tuple[list[Exchanged], list[Fault]] | None]:
    """The next lines after line `number`, and the number of the last of them; None at the end."""
    articles: list[Exchanged] = []
    faults: list[Fault] = []
    before = number
    while len(articles) + len(faults) < SIZE and (line := text.readline(_LONGEST)):
        number += 1
        whole = line.endswith(b"\n") or len(line) < _LONGEST
        while not whole:
            rest = text.readline(_LONGEST)
            whole = rest.endswith(b"\n") or len(rest) < _LONGEST
        if not line.strip():
            continue
        try:
            articles.append(read_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, now=now))
        except LineFault as fault:
            faults.append(Fault(number=number, reason=str(fault)))
    return number, (articles, faults) if number > before else None


def _opened(path: Path, *, packed: bool) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb") if packed else path.open("rb"))


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "its packing is broken or incomplete" if not isinstance(error, OSError) else str(error).lower()
