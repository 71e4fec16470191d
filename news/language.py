import re
from typing import Final, Literal, get_args

Language = Literal["th", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_THAI_SHARE = 0.2
"""Thai technology news is full of Latin names; English news holds no Thai at all."""


def language_of(text: str) -> Language:
    """The language of an article, by the share of Thai among its letters."""
    thai = len(_THAI_LETTER.findall(text))
    latin = len(_LATIN_LETTER.findall(text))
    return "th" if thai > _THAI_SHARE * (thai + latin) else "en"


def language_or(code: str | None, default: Language) -> Language:
    """The language for an IETF tag such as a client's `th-TH`; `default` where there is none we speak."""
    primary = (code or "").lower().partition("-")[0]
    return next((language for language in LANGUAGES if language == primary), default)
