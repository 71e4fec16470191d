"""Words that tell no article from another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from news.need import Need, Way

_COMMON: Final = frozenset(
    [
        "ที่",
        "และ",
        "ของ",
        "ใน",
        "เป็น",
        "ได้",
        "ให้",
        "ว่า",
        "มี",
        "การ",
        "ความ",
        "กับ",
        "จะ",
        "ไม่",
        "โดย",
        "จาก",
        "แล้ว",
        "นี้",
        "นั้น",
        "ก็",
        "คือ",
        "อยู่",
        "แต่",
        "หรือ",
        "ซึ่ง",
        "ไป",
        "มา",
        "เพื่อ",
        "ถึง",
        "อะไร",
        "ไหน",
        "ใคร",
        "เมื่อ",
        "ครับ",
        "ค่ะ",
        "คะ",
        "นะ",
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "was",
        "were",
        "will",
        "with",
        "what",
        "which",
        "who",
        "where",
        "when",
        "how",
        "do",
        "does",
    ]
)


_ASKING: Final = frozenset(
    [
        "อะไร",
        "ไหน",
        "ใด",
        "ใคร",
        "เมื่อไร",
        "เมื่อไหร่",
        "เมื่อใด",
        "ที่ไหน",
        "ที่ใด",
        "เท่าไร",
        "เท่าไหร่",
        "เท่าใด",
        "กี่",
        "ทำไม",
        "เพราะเหตุใด",
        "อย่างไร",
        "ยังไง",
        "บ้าง",
        "หรือไม่",
        "ไหม",
        "มั้ย",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "why",
        "how",
    ]
)


def ask(words: Iterable[str]) -> bool:
    """Whether they are a question."""
    return not _ASKING.isdisjoint(words)


def to_the_point(needs: Sequence[Need]) -> tuple[Need, ...]:
    """Those of a question without the words that only make it one; as they are, where nothing else is."""
    told = (need if need.phrase else replace(need, ways=_telling(need.ways)) for need in needs)
    return tuple(need for need in told if need.ways) or tuple(needs)


def _telling(ways: Sequence[Way]) -> tuple[Way, ...]:
    about = (tuple(word for word in way if word not in _COMMON and word not in _ASKING) for way in ways)
    return tuple(dict.fromkeys(filter(None, about)))


def tell_nothing(words: Iterable[str]) -> bool:
    return all(word in _COMMON for word in words)
