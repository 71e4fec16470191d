"""The size of a picture, read from its first bytes."""

from playground.errors import BadRequestError

_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = (b"GIF87a", b"GIF89a")
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height; BadRequestError for what is no PNG, JPEG, GIF or WebP."""
    if content.startswith(_PNG):
        return _big(content, 16, 4), _big(content, 20, 4)
    if content.startswith(_GIF):
        return _little(content, 6, 2), _little(content, 8, 2)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    raise BadRequestError("IMAGE_PROCESS_FAILED")


def _jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while content[at : at + 1] == b"\xff":
        marker = content[at + 1] if at + 1 < len(content) else 0
        if marker in _FRAMES:
            return _big(content, at + 7, 2), _big(content, at + 5, 2)
        at += 2 + _big(content, at + 2, 2)
    raise BadRequestError("IMAGE_PROCESS_FAILED")


def _webp(content: bytes) -> tuple[int, int]:
    match content[12:16]:
        case b"VP8X":
            return _little(content, 24, 3) + 1, _little(content, 27, 3) + 1
        case b"VP8L":
            bits = _little(content, 21, 4)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            return _little(content, 26, 2) & 0x3FFF, _little(content, 28, 2) & 0x3FFF


def _big(content: bytes, at: int, size: int) -> int:
    return _number(content[at : at + size], size, "big")


def _little(content: bytes, at: int, size: int) -> int:
    return _number(content[at : at + size], size, "little")


def _number(octets: bytes, size: int, order: str) -> int:
    if len(octets) < size:
        raise BadRequestError("IMAGE_PROCESS_FAILED")
    return int.from_bytes(octets, "big" if order == "big" else "little")
