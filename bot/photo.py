"""The bodies of copies that are photos: `handlers.editions` names the photo first in them."""

from typing import Any

import orjson

NO_TEXT = b"no text in the message to edit"
"""What Telegram says of a photo whose text is to be edited; it has a caption."""


def is_photo(body: bytes) -> bool:
    return body.startswith(b'{"photo"')


def as_media(body: bytes) -> bytes:
    """A photo's body as editMessageMedia takes it, which can exchange picture and caption."""
    told: dict[str, Any] = orjson.loads(body)
    media = {"type": "photo", "media": told.pop("photo")}
    media |= {name: told.pop(name) for name in ("caption", "parse_mode") if name in told}
    return orjson.dumps({"media": media, **told})


def as_caption(body: bytes) -> bytes:
    """A text's body for a copy that was sent as a photo, and can't become a text any more."""
    told: dict[str, Any] = orjson.loads(body)
    told.pop("link_preview_options", None)
    return orjson.dumps({"caption": told.pop("text"), **told})
