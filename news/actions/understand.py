from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Final
from zoneinfo import ZoneInfo

from news.asked import Asked
from news.lookup import Within
from news.moment import Moment, moment_of
from news.names import other_names
from news.need import Need, Way
from news.newsroom import Newsroom
from news.query import Query, Wanted
from news.rules.telling import ask, to_the_point
from news.source import Source, SourceId
from news.terms import label_term
from news.words import normalise

_LONGEST_NAME: Final = 3
"""Typed words that may be one name, such as Galaxy Z Fold."""
_MOST_WAYS: Final = 6


async def understand(newsroom: Newsroom, query: Query) -> Asked:
    """In the index's terms; a day is one of the newsroom's."""
    sources = await _sources(newsroom, query.sources)
    needs = await _needs(newsroom, query.wanted)
    question = ask(word for need in needs for word in need.ways[0])
    return Asked(
        needs=to_the_point(needs) if question else needs,
        unwanted=await _needs(newsroom, query.unwanted),
        labels=tuple(label_term(label) for label in query.labels),
        within=Within(
            sources=sources,
            since=_midnight(query.since, newsroom.policy.timezone),
            until=_midnight(query.until and query.until + timedelta(days=1), newsroom.policy.timezone),
        ),
        found_nowhere=bool(query.sources) and not sources,
        question=question,
    )


async def _needs(newsroom: Newsroom, wanted: Sequence[Wanted]) -> tuple[Need, ...]:
    """One for each of `wanted` that has a word; typed words that are one name together are one."""
    told = list(_named(wanted))
    texts = [normalise(each.text).strip() for each in told]
    names = [other_names(text) for text in texts]
    words = await newsroom.segmenter.words([*texts, *(name for others in names for name in others)])
    typed, others = words[: len(told)], iter(words[len(told) :])
    needs = []
    for each, text, way, named in zip(told, texts, typed, names, strict=True):
        ways = (way, *(next(others) for _ in named))
        if way:
            needs.append(
                Need(typed=each.text, text=text, phrase=each.phrase, ways=ways if each.phrase else _ways(ways))
            )
    return tuple(needs)


def _named(wanted: Sequence[Wanted]) -> Iterator[Wanted]:
    at = 0
    while at < len(wanted):
        one, size = _name_at(wanted, at)
        yield one
        at += size


def _name_at(wanted: Sequence[Wanted], at: int) -> tuple[Wanted, int]:
    """What begins there, and how many of the typed words it takes."""
    for size in range(_LONGEST_NAME, 1, -1):
        some = wanted[at : at + size]
        text = " ".join(each.text for each in some)
        if len(some) == size and not any(each.phrase for each in some) and other_names(normalise(text)):
            return Wanted(text=text), size
    return wanted[at], 1


def _ways(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Also with other names for words among them: in Thai they are typed without a space between."""
    first, *rest = ways
    choices = [(word, *other_names(word)) for word in first]
    spelt = (tuple(part for word in way for part in word.split()) for way in product(*choices))
    return tuple(
        dict.fromkeys((*(way for _, way in zip(range(_MOST_WAYS), spelt, strict=False)), *filter(None, rest)))
    )


async def _sources(newsroom: Newsroom, names: Sequence[str]) -> tuple[SourceId, ...]:
    """Those with one of the names in their title or address."""
    if not names:
        return ()
    wanted = [normalise(name) for name in names]
    return tuple(
        source.id
        for source in await newsroom.storage.index.sources()
        if any(name in _told(source) for name in wanted)
    )


def _told(source: Source) -> str:
    return normalise(f"{source.title}\n{source.url}")


def _midnight(day: date | None, timezone: str) -> Moment | None:
    return None if day is None else moment_of(datetime.combine(day, time(), ZoneInfo(timezone)))
