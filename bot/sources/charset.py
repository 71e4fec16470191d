"""Bytes to text, whatever their header says.

Much of the Thai web began in TIS-620 and is served today under headers that claim UTF-8 or Latin-1.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from bot.sources.mojibake import looks_thai, mended

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE: Final = ((b"<\x00?\x00", "utf-16-le"), (b"\x00<\x00?", "utf-16-be"))
_DECLARED: Final = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
_THAI: Final = frozenset({"tis-620", "iso8859-11", "cp874"})
_OFTEN_WRONG: Final = frozenset({"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252"})
"""What servers claim by default, without a look at the text."""
_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "unicode_escape", "raw-unicode-escape"}
)
_SAMPLE: Final = 50_000
_TORN: Final = 0.02
"""Up to this share of broken characters, UTF-8 is taken for UTF-8 that was cut without care."""


def text_of(content: bytes, content_type: str = "") -> str:
    """Never fails: what no encoding explains becomes U+FFFD."""
    for mark, encoding in (*_BOMS, *_WIDE):
        if content.startswith(mark):
            bare = content if mark.startswith((b"<", b"\x00<")) else content[len(mark) :]
            return mended(bare.decode(encoding, "replace"))
    declared = list(_declarations(content, content_type))
    if any(name.startswith(("iso2022", "utf-7", "hz")) for name in declared[:1]):
        return content.decode(declared[0], "replace")  # these look like ASCII
    try:
        return mended(content.decode("utf-8"))
    except UnicodeDecodeError:
        return mended(_not_utf8(content, declared))


def _declarations(content: bytes, content_type: str) -> Iterator[str]:
    """The encodings that the header and the document name, as Python calls them; unknown ones are left out."""
    for place in (content_type.encode("ascii", "ignore"), content[:2048]):
        for name in _DECLARED.findall(place)[:1]:
            try:
                encoding = codecs.lookup(name.decode("ascii")).name
            except LookupError:
                continue
            if encoding not in _NO_CHARSETS:
                yield encoding


def _not_utf8(content: bytes, declared: list[str]) -> str:
    torn = content.decode("utf-8", "replace")
    if torn.count("\ufffd") <= _TORN * (len(torn) - len(torn.encode("ascii", "ignore"))):
        return torn
    if _THAI.intersection(declared) or (_OFTEN_WRONG.issuperset(declared) and looks_thai(content)):
        return content.decode("cp874", "replace")
    for name in (*declared, *_guess(content), "cp1252"):
        try:
            return content.decode(name)
        except (UnicodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def _guess(content: bytes) -> Iterator[str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - hardly ever needed

    best = from_bytes(content[:_SAMPLE]).best()
    if best is not None:
        yield best.encoding
