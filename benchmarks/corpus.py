"""Real text from files given by path: JSON Lines, packed with gzip or not."""

import gzip
import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from news.article import Filing, IndexedWords, NewArticle
from news.language import language_of
from news.look import Look
from news.moment import Moment, moment_of
from news.ports import Storage
from news.source import SourceId
from news.words import words_of

NOW = Moment(1_790_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    text: str
    answer: str
    """The key of the article that answers it."""


def existing(path: str) -> Path:
    """For argparse: says which file is missing, instead of failing later."""
    if not Path(path).is_file():
        raise ArgumentTypeError(f"there is no file {path}; give the path of a .jsonl or .jsonl.gz file")
    return Path(path)


def articles_of(path: Path) -> list[NewArticle]:
    return [_article(line) for line in _lines(path) if "body" in line]


def questions_of(path: Path) -> list[Question]:
    return [
        Question(text=line["question"], answer=str(line["doc"])) for line in _lines(path) if "question" in line
    ]


def bare(article: NewArticle) -> NewArticle:
    """Title and text alone: what readers are to find by, without the labels that tell the answer."""
    return replace(article, summary="", category="", tags=(), author="")


def filed(article: NewArticle) -> Filing:
    words = IndexedWords(title=words_of(article.title), body=words_of(article.body))
    return Filing(article=article, fingerprint="", words=words, push_at=None)


async def archive(
    storage: Storage, articles: Sequence[NewArticle], *, url: str = "https://news.example/"
) -> None:
    """All of them, from one source that is followed for them."""
    await storage.sources.follow(url, NOW)
    (source,) = await storage.sources.claim_due(NOW, until=NOW, limit=1)
    for start in range(0, len(articles), 50):
        await storage.sources.store(look(source.id, [filed(one) for one in articles[start : start + 50]]))


def look(source: SourceId, filings: Sequence[Filing]) -> Look:
    return Look(
        source_id=source,
        at=NOW,
        next_at=Moment(NOW + 86_400),
        title="News",
        etag="",
        last_modified="",
        filings=tuple(filings),
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    with TextIOWrapper(BytesIO(text), encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield json.loads(line)
            except ValueError:
                sys.exit(f"{path}, line {number}: not a JSON object a line")


def _article(line: dict[str, Any]) -> NewArticle:
    key = str(line.get("id") or line.get("doc") or line.get("url"))
    told = line.get("published")
    return NewArticle(
        key=key,
        url=line.get("url") or f"https://news.example/{key}",
        title=line["title"],
        body=line["body"],
        summary=line.get("summary") or "",
        category=line.get("category") or "",
        tags=tuple(line.get("tags") or ()),
        author=line.get("author") or "",
        image="",
        language=language_of(line["body"]),
        published=moment_of(datetime.fromisoformat(told)) if told else None,
    )
