"""What a reader has typed into a search, understood.

    words             all of them, anywhere
    "a phrase"        just so
    -word -"a phrase" without it
    #category         filed under it
    source:name       from it
    from:2026-11-01   that day or later; years may be the Buddha's, and days or months left out
    to:30/11/2569     that day or earlier

There is no wrong query: what can't be read as any of these is words.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Final

from news.query import Query, Wanted

LONGEST: Final = 300
"""Characters that count; more than this is a pasted text."""
MOST: Final = 24
"""Words and phrases that count."""
_BUDDHIST: Final = 543
_BUDDHIST_FROM: Final = 2400
"""Years of the common era that are so high are the Buddha's."""

_TOKEN: Final = re.compile(
    r"""(?P<minus>[-\u2212\u2013](?=\S))?
        (?:(?P<field>source|from|to|ที่มา|ตั้งแต่|ถึง):(?=\S)|(?P<label>\#(?=\S)))?
        (?:["\u201c\u201d\u201e\u00ab\u00bb](?P<phrase>[^"\u201c\u201d\u201e\u00ab\u00bb]*)["\u201c\u201d\u201e\u00ab\u00bb]?
           |(?P<word>[^\s"\u201c\u201d\u201e\u00ab\u00bb]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"|(?:(?:(?P<day_>\d{1,2})/)?(?P<month_>\d{1,2})/)?(?P<year_>\d{4})"
)
_FIELDS: Final = {"ที่มา": "source", "ตั้งแต่": "from", "ถึง": "to"}


def parse(text: str) -> Query:
    return reduce(_with, _TOKEN.finditer(text[:LONGEST]), Query())


def first_day(text: str) -> date | None:
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    return _day(text, last=True)


def _with(query: Query, token: re.Match[str]) -> Query:
    phrase, word = token["phrase"], token["word"]
    said = (word if phrase is None else phrase).strip()
    if not said:
        return query
    narrowed = None if token["minus"] else _narrowed(query, token, said)
    if narrowed is not None:
        return narrowed
    # A field that can't be understood is words, with its name: whoever typed it meant something.
    typed = said if not token["field"] or phrase is not None else f"{token['field']} {said}"
    wanted = Wanted(text=typed, phrase=phrase is not None)
    if len(query.wanted) + len(query.unwanted) >= MOST:
        return query
    if token["minus"]:
        return replace(query, unwanted=(*query.unwanted, wanted))
    return replace(query, wanted=(*query.wanted, wanted))


def _narrowed(query: Query, token: re.Match[str], said: str) -> Query | None:
    """None for what narrows nothing."""
    if token["label"] and any(map(str.isalnum, said)):
        return replace(query, labels=(*query.labels, said)[:MOST])
    field = (token["field"] or "").lower()
    match _FIELDS.get(field, field):
        case "source":
            return replace(query, sources=(*query.sources, said)[:MOST])
        case "from" if day := first_day(said):
            return replace(query, since=day)
        case "to" if day := last_day(said):
            return replace(query, until=day)
        case _:
            return None


def _day(text: str, *, last: bool) -> date | None:
    """The day, or the first or last one of the month or year."""
    told = _DATE.fullmatch(text)
    if told is None:
        return None
    year = int(told["year"] or told["year_"])
    if year >= _BUDDHIST_FROM:
        year -= _BUDDHIST
    month = told["month"] or told["month_"]
    day = told["day"] or told["day_"]
    try:
        counted_month = int(month) if month else (12 if last else 1)
        if day:
            return date(year, counted_month, int(day))
        return date(year, counted_month, monthrange(year, counted_month)[1] if last else 1)
    except ValueError:
        return None
