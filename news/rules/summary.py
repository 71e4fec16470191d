"""An article in short: its source's own words, else its page's conclusion, else the sentences that say most."""

import re
from typing import Final

from news.article import NewArticle
from news.rules.clause import wants_more
from news.rules.extract import FURTHEST, Stretch, chosen, paragraphs, stretches_of
from news.rules.paragraphs import is_heading, is_list_item, paragraphs_of
from news.rules.phrases import Piece, pieces_of
from news.rules.tokens import Token, Words, known_words_of
from news.summary import Summary

CARD_LENGTH: Final = 300
LONG_LENGTH: Final = 900
_ON_A_CARD: Final = 3
_IN_LONG: Final = 8
LOOKED_AT: Final = 1800
"""Characters from which our choice is made; news tells the most important first."""
_LEAST: Final = 60
"""Less is no telling."""
_FURTHEST: Final = 40_000
"""Characters of a body that are looked at."""

_CONCLUSION: Final = re.compile(
    r"(?:บท|ข้อ|โดย)?สรุป(?:ท้าย|ความ|แล้ว|ปิดท้าย|ส่งท้าย)?|ส่งท้าย|ทิ้งท้าย"
    r"|(?:In )?Conclusions?|Summary|In (?:short|brief|summary)"
    r"|(?:The )?bottom line|(?:Key )?takeaways?|TL;?DR|Wrapping up|Final thoughts",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"\s*(?:\[?(?:…|\.{3,})\]?)\s*$")
_TEASER: Final = re.compile(
    r"The post .* (?:appeared first|first appeared) on |^(?:Comments|Article URL:|Continue reading|Read more)\b"
    r"|(?:อ่านต่อ|อ่านเพิ่มเติม|คลิก\S*|ติดตามได้ที่นี่|ตามไปดู(?:กัน)?|มาดูกัน|ไปดูกัน|ห้ามพลาด)[!.… ]*$"
    r"|(?:read more|find out(?: why| how| more)?|click here|here'?s (?:why|how)|read on)[!.…»› ]*$",
    re.IGNORECASE,
)
_LINKS: Final = re.compile(
    r"อ่านข่าว(?:ที่)?เกี่ยวข้อง|ข่าว(?:ที่)?เกี่ยวข้อง|อ่าน(?:ข่าว)?(?:เพิ่มเติม|ต่อ)"
    r"|คลิปประกอบ *:|ขอบคุณภาพ|เครดิตภาพ|ที่มา *:|Read also:|Related:"
)
"""What stands behind them is of other articles. None begins with an option: so it is found soon."""


def summarise(article: NewArticle, words: Words) -> Summary:
    """`words` cuts a text into its words."""
    found = _stretches(article, words)
    if own := own_summary(article):
        return Summary(card=opening(own, CARD_LENGTH), long=_longer(own, found), by="source")
    if told := conclusion(article.body):
        return Summary(card=opening(told, CARD_LENGTH), long=_longer(told, found), by="page")
    if len(" ".join(article.body.split())) > CARD_LENGTH and (card := _told_by(found, CARD_LENGTH)):
        return Summary(card=card, long=paragraphs(chosen(found, length=LONG_LENGTH, most=_IN_LONG)), by="rule")
    return plain_summary(article)


def extract(article: NewArticle, words: Words, length: int) -> str:
    """What our choice tells of the article in so many characters, whatever its source says."""
    return _told_by(_stretches(article, words), length) or opening(" ".join(_told(article.body)), length)


def _told_by(found: list[Stretch], length: int) -> str:
    told = " ".join(stretch.text for stretch in chosen(found, length=length, most=_ON_A_CARD))
    return told if len(told) >= _LEAST else ""


def plain_summary(article: NewArticle) -> Summary:
    """Without looking at words: the source's own, else the article's opening."""
    own = own_summary(article)
    card = opening(own or " ".join(_told(article.body)) or article.summary, CARD_LENGTH)
    return Summary(card=card, long=_opening_paragraphs(article), by="source" if own else "rule")


def _opening_paragraphs(article: NewArticle) -> str:
    told = _told(article.body)
    own = own_summary(article)
    if own and not (told and _same_start(own, told[0])):
        told.insert(0, own)
    kept: list[str] = []
    for paragraph in told:
        left = LONG_LENGTH - sum(map(len, kept))
        if left < len(paragraph):
            if not kept or left > CARD_LENGTH:
                kept.append(opening(paragraph, left))
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def own_summary(article: NewArticle) -> str:
    """What the source itself says in short; empty where that is the title, a teaser, or the body cut off."""
    told = " ".join(article.summary.split())
    if not told or told == " ".join(article.title.split()) or _TEASER.search(told):
        return ""
    body = " ".join(article.body.split())
    start = _CUT.sub("", told)
    if not body or body == start:
        return told
    if body.startswith(start):
        lead = " ".join(paragraphs_of(article.body)[0].split())
        return start if start == lead else ""
    return told if start == told else ""


def conclusion(body: str) -> str:
    """What stands below a heading such as บทสรุป or Conclusion."""
    told: list[str] = []
    within = False
    for paragraph in paragraphs_of(body[-_FURTHEST:]):
        head, _, rest = paragraph.partition(":")
        if _CONCLUSION.fullmatch(paragraph.strip(" :：.#*")):
            within, told = True, []
        elif rest and _CONCLUSION.fullmatch(head.strip()):
            within, told = True, [rest.strip()]
        elif within and told and is_heading(paragraph):
            within = False
        elif within and not is_list_item(paragraph):
            told.append(" ".join(paragraph.split()))
    return " ".join(told)


def opening(text: str, length: int) -> str:
    """The first sentences, or Thai phrases, that fit in `length` characters; half of one only if need be."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    kept = grown = ""
    tells: bool | None = None
    waits = False
    for piece in pieces_of(flat[: length * 2]):
        grown = f"{grown} {piece.text}".lstrip()
        if len(grown) > length:
            break
        tells, waits = piece.tells_behind(told=tells), piece.waits_behind(waited=waits)
        kept = grown if piece.closes and tells and not waits else kept
    return kept or _cut(flat, length)


def _stretches(article: NewArticle, words: Words) -> list[Stretch]:
    pieces: list[Piece] = []
    left = LOOKED_AT
    for paragraph in told_paragraphs(article.body):
        found = list(pieces_of(paragraph[:left], words))
        pieces += found if len(paragraph) <= left else found[:-1] or found
        left -= len(paragraph)
        if left <= 0 or len(pieces) >= FURTHEST:
            break
    return stretches_of(pieces, article.title, words)


def told_paragraphs(body: str) -> list[str]:
    """Those our choice is made from, as far as they are of this article."""
    return _told(_LINKS.split(body[:_FURTHEST], maxsplit=1)[0])


def _longer(own: str, found: list[Stretch]) -> str:
    """The source's words, then what the article adds to them."""
    own = opening(own, LONG_LENGTH)
    more = [stretch for stretch in found if stretch.text not in own]
    added = paragraphs(chosen(more, length=LONG_LENGTH - len(own), most=_IN_LONG))
    return f"{own}\n\n{added}" if added else own


def _told(body: str) -> list[str]:
    """The paragraphs that tell something: neither headings nor lists, unless there is nothing else."""
    all_of_them = paragraphs_of(body)
    return [p for p in all_of_them if not is_heading(p) and not is_list_item(p)] or all_of_them


def _cut(flat: str, length: int) -> str:
    """One endless phrase: cut it at a space where it may pause, and show that it goes on."""
    head = flat[: length - 1]
    shorter = head
    while " " in shorter[length // 3 :]:
        shorter = shorter[: shorter.rfind(" ")]
        if not wants_more(Token(shorter[-24:], tuple(known_words_of(shorter[-24:])))):
            return f"{shorter}…"
    return f"{head}…"


def _same_start(one: str, other: str) -> bool:
    return " ".join(other.split()).startswith(" ".join(one.split())[:60])
