"""Bodies, unpacked under a limit: a megabyte of gzip can hold a gigabyte of nothing."""

import zlib
from typing import Final, Protocol

_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32
_BARE_DEFLATE: Final = -zlib.MAX_WBITS
_GZIP_MAGIC: Final = b"\x1f\x8b"


class BodyTooLarge(Exception):
    pass


class BodyBroken(Exception):
    pass


class Body(Protocol):
    """Takes what comes over the wire and holds what it says."""

    def feed(self, chunk: bytes) -> None:
        """Raises BodyTooLarge and BodyBroken."""
        ...

    def finish(self) -> bytes:
        """Raises BodyBroken where the end is missing."""
        ...


class PlainBody:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._content = bytearray()

    @property
    def room(self) -> int:
        return self._limit - len(self._content)

    def feed(self, chunk: bytes) -> None:
        if len(chunk) > self.room:
            raise BodyTooLarge
        self._content += chunk

    def finish(self) -> bytes:
        return bytes(self._content)


class PackedBody:
    """gzip (of several members, too), zlib, or the bare deflate that some servers send for it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._plain = PlainBody(limit)
        self._received = 0
        self._unpack = zlib.decompressobj(_GZIP_OR_ZLIB)

    def feed(self, chunk: bytes) -> None:
        first = self._received == 0
        self._received += len(chunk)
        if self._received > self._limit:
            raise BodyTooLarge
        try:
            self._feed(chunk)
        except zlib.error as error:
            if not first:
                raise BodyBroken from error
            self._unpack = zlib.decompressobj(_BARE_DEFLATE)
            self._feed_bare(chunk)

    def finish(self) -> bytes:
        if self._received and not self._unpack.eof:
            raise BodyBroken
        return self._plain.finish()

    def _feed(self, chunk: bytes) -> None:
        while chunk:
            if self._unpack.eof:
                if not chunk.startswith(_GZIP_MAGIC):
                    return  # padding after the end
                self._unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
            self._plain.feed(self._unpack.decompress(chunk, self._plain.room + 1))
            if self._unpack.unconsumed_tail:
                raise BodyTooLarge
            chunk = self._unpack.unused_data

    def _feed_bare(self, chunk: bytes) -> None:
        try:
            self._feed(chunk)
        except zlib.error as error:
            raise BodyBroken from error


def body_for(encoding: str, limit: int) -> Body | None:
    """None for an encoding that was not asked for and can't be read."""
    match encoding.strip().lower():
        case "" | "identity":
            return PlainBody(limit)
        case "gzip" | "x-gzip" | "deflate":
            return PackedBody(limit)
        case _:
            return None
