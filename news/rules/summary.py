import re
from typing import Final

from news.article import NewArticle
from news.rules.paragraphs import is_heading, is_list_item, paragraphs_of

CARD_LENGTH: Final = 300
LONG_LENGTH: Final = 900
_ENGLISH_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])")
_THAI_PHRASE = re.compile(r"\s+")
_NEEDS_MORE = re.compile(
    r"(และ|หรือ|แต่|ที่|ซึ่ง|โดย|ของ|ใน|กับ|เพื่อ|ว่า|เช่น|ได้แก่|นาย|นาง|นางสาว|ดร\.|and|or|the|of|to|in|a|an|for|with)$"
)
_BELONGS_BEFORE = re.compile(r"^(ๆ|ฯ|บาท|ล้าน|ดอลลาร์|ที่|และ|หรือ|[)\]”’,])|^[A-Za-z0-9]")


def card_summary(article: NewArticle) -> str:
    """Two or three sentences for a card: the source's own, else the article's opening."""
    return opening(article.summary or " ".join(_told(article.body)), CARD_LENGTH)


def long_summary(article: NewArticle) -> str:
    """A longer telling, for who asks for it: the source's own summary and the opening, told once."""
    told = _told(article.body)
    if article.summary and not (told and _same_start(article.summary, told[0])):
        told.insert(0, article.summary)
    kept: list[str] = []
    for paragraph in told:
        left = LONG_LENGTH - sum(map(len, kept))
        if left < len(paragraph):
            if not kept or left > CARD_LENGTH:
                kept.append(opening(paragraph, left))
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _told(body: str) -> list[str]:
    """The paragraphs that tell something: neither headings nor lists, unless there is nothing else."""
    paragraphs = paragraphs_of(body)
    return [p for p in paragraphs if not is_heading(p) and not is_list_item(p)] or paragraphs


def opening(text: str, length: int) -> str:
    """The first sentences, or Thai phrases, that fit in `length` characters; half of one only if need be."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    kept = ""
    for phrase in _phrases(flat):
        longer = f"{kept} {phrase}".strip()
        if len(longer) > length:
            break
        kept = longer
    return kept or _cut(flat, length)


def _phrases(flat: str) -> list[str]:
    """Sentences where the text marks them; Thai has no full stop, there a space ends a phrase."""
    phrases: list[str] = []
    for sentence in _ENGLISH_SENTENCE.split(flat):
        pieces = _THAI_PHRASE.split(sentence) if re.search("[\u0e01-\u0e4e]", sentence) else [sentence]
        for piece in pieces:
            joins = phrases and (_NEEDS_MORE.search(phrases[-1]) or _BELONGS_BEFORE.match(piece))
            if joins and pieces[0] is not piece:
                phrases[-1] = f"{phrases[-1]} {piece}"
            else:
                phrases.append(piece)
    return phrases


def _cut(flat: str, length: int) -> str:
    """One endless phrase: cut it at a space where it may pause, and show that it goes on."""
    head = flat[: length - 1]
    shorter = head
    while " " in shorter[length // 3 :]:
        shorter = shorter[: shorter.rfind(" ")]
        if not _NEEDS_MORE.search(shorter):
            return f"{shorter}…"
    return f"{head}…"


def _same_start(summary: str, paragraph: str) -> bool:
    return " ".join(paragraph.split()).startswith(" ".join(summary.split())[:60])
