import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from news.article import ArticleId, Filing, IndexedWords, NewArticle, Revision
from news.insight import Insight
from news.moment import Moment
from news.newsroom import Newsroom
from news.profile import ARTICLES, Profile
from news.rules.fingerprint import fingerprint
from news.rules.watching import heads_in, heard_in_each
from news.watch import PhraseId

AT_ONCE: Final = 50
"""A feed may bring hundreds; what they say is asked about in pieces, for others must not wait for it."""

FEW: Final = 300
"""Phrases that are all held against an article rather than found by their heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a filing or a revision holds besides the article."""

    words: IndexedWords
    insight: Insight

    def filing(self, article: NewArticle, *, told: NewArticle, push_at: Moment | None) -> Filing:
        """`told` is the article as its feed words it, by which edits are known."""
        return Filing(
            article=article,
            fingerprint=fingerprint(told),
            words=self.words,
            insight=self.insight,
            push_at=push_at,
        )

    def revision(self, known: ArticleId, article: NewArticle, *, told: NewArticle) -> Revision:
        return Revision(
            id=known, article=article, fingerprint=fingerprint(told), words=self.words, insight=self.insight
        )


async def prepare(newsroom: Newsroom, articles: Sequence[NewArticle]) -> list[Prepared]:
    """All that is worked out of each article before it is stored. Raises SegmentingFailed."""
    prepared: list[Prepared] = []
    for start in range(0, len(articles), AT_ONCE):
        prepared += await _prepared(newsroom, articles[start : start + AT_ONCE])
    return prepared


async def _prepared(newsroom: Newsroom, articles: Sequence[NewArticle]) -> list[Prepared]:
    words = await words_of(newsroom, articles)
    gists = await newsroom.segmenter.summaries(articles)
    phrases = await _phrases(newsroom, words)
    said = said_in(words)
    profiles = await profiles_of(newsroom, articles, words, said)
    return [
        Prepared(words=indexed, insight=Insight(gist=gist, phrases=heard_of, profile=profile, words=each))
        for indexed, gist, heard_of, profile, each in zip(words, gists, phrases, profiles, said, strict=True)
    ]


def said_in(words: Sequence[IndexedWords]) -> list[frozenset[str]]:
    """What each article says at all."""
    return [frozenset((*indexed.title, *indexed.body)) for indexed in words]


async def profiles_of(
    newsroom: Newsroom,
    articles: Sequence[NewArticle],
    words: Sequence[IndexedWords],
    said: Sequence[frozenset[str]],
) -> list[Profile]:
    """`said` is `said_in(words)`."""
    uses = Counter(chain.from_iterable(said))
    known = await newsroom.storage.watches.uses({*uses, ARTICLES})
    uses.update(known)
    uses[ARTICLES] += len(words)
    return await asyncio.to_thread(_profiles, articles, words, uses)


def _profiles(
    articles: Sequence[NewArticle], words: Sequence[IndexedWords], uses: Mapping[str, int]
) -> list[Profile]:
    # Who never prepares an article has no need of arrays, which take a tenth of a second and 17 MB.
    from news.rules.profiling import profiles_of  # noqa: PLC0415

    return profiles_of(articles, words, uses)


async def _phrases(newsroom: Newsroom, articles: Sequence[IndexedWords]) -> list[tuple[PhraseId, ...]]:
    """What each article holds of what readers watch for: asked for all at once."""
    few = await newsroom.storage.watches.few(most=FEW)
    if few is None:
        # In threads, here and below: where many watch for much, it takes a large feed long.
        heads = await asyncio.to_thread(heads_in, articles)
        few = await newsroom.storage.watches.among(heads) if heads else ()
    return await asyncio.to_thread(heard_in_each, few, articles) if few else [()] * len(articles)


async def words_of(newsroom: Newsroom, articles: Sequence[NewArticle]) -> list[IndexedWords]:
    """What each article is found by. Raises SegmentingFailed."""
    texts = [text for article in articles for text in _indexed(article)]
    words = await newsroom.segmenter.words(texts)
    return [IndexedWords(title=title, body=body) for title, body in zip(words[::2], words[1::2], strict=True)]


def _indexed(article: NewArticle) -> tuple[str, str]:
    """What an article is found by: its title, which weighs more, and the rest."""
    extras = (article.summary, article.category, *article.tags, article.author)
    return article.title, "\n".join((article.body, *extras))
