"""Thai that was read in the wrong encoding, and written down so."""

import re
from typing import Final

_THAI_LETTER: Final = re.compile("[\u0e01-\u0e4e]")

_UTF8_AS_LATIN: Final = re.compile(
    "(?:à[¸¹][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122])+"
)
"""Thai is E0 B8 xx and E0 B9 xx in UTF-8, which Windows-1252 reads as "à¸…" and "à¹…"."""
_TIS620_AS_LATIN: Final = re.compile("[\u00a1-\u00da\u00df-\u00fb]+")

_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_CONSONANT: Final = re.compile(rb"[\xa1-\xce]")
_NEVER_FIRST: Final = re.compile(rb"[\xd1\xd4-\xda\xe7-\xee]")
"""Vowels and marks that sit above or below a consonant."""
_UNUSED: Final = re.compile(rb"[\x86-\x90\x98-\x9f\xdb-\xde\xfc-\xff]")
_SAMPLE: Final = 50_000
_LEAST: Final = 20
"""A few letters prove nothing."""


def looks_thai(content: bytes) -> bool:
    """Whether bytes above ASCII read as TIS-620: long runs, mostly consonants, never begun by a mark."""
    runs = _HIGH_RUN.findall(content[:_SAMPLE])
    high = b"".join(runs)
    if not high or len(_UNUSED.findall(high)) > len(high) / 100:
        return False
    return (
        len(high) >= 3 * len(runs)
        and len(_CONSONANT.findall(high)) >= len(high) / 2
        and sum(1 for run in runs if _NEVER_FIRST.match(run)) <= len(runs) / 20
    )


def mended(text: str) -> str:
    """Text with misread Thai put right; any other text as it is."""
    if "à¸" in text:
        text = _UTF8_AS_LATIN.sub(lambda run: _as_bytes(run[0]).decode("utf-8", "replace"), text)
    if not text.isascii() and not _THAI_LETTER.search(text):
        sample = " ".join(_TIS620_AS_LATIN.findall(text[:_SAMPLE]))
        if len(sample) > _LEAST and looks_thai(sample.encode("latin-1")):
            return _TIS620_AS_LATIN.sub(lambda run: run[0].encode("latin-1").decode("cp874", "replace"), text)
    return text


def _as_bytes(run: str) -> bytes:
    """Windows-1252 as browsers have it: what it leaves undefined stands for itself."""
    return b"".join(
        letter.encode("latin-1") if letter <= "\u00ff" else letter.encode("cp1252", "ignore") for letter in run
    )
