from typing import Final, Protocol

from news.article import Article
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.summary import CARD_LENGTH, opening, plain_summary
from news.summary import Summary

AT_ONCE: Final = 20
DAY: Final = 24 * 3600


class Machine(Protocol):
    """A language model, called `name`."""

    @property
    def name(self) -> str: ...

    async def summary_of(self, article: Article) -> str:
        """In two or three sentences; empty where it gives none, for whatever reason."""
        ...


async def rewrite(newsroom: Newsroom, machine: Machine, *, budget: int, now: Moment) -> int:
    """Let a machine summarise what is soon to be pushed and has no summary of its own; how many it did.

    Each article is asked for once, and no more than `budget` in a day and night. Where nothing comes of it, our
    choice of the article's sentences stays.
    """
    told = 0
    for article in await newsroom.storage.machine_summaries.wanted(limit=AT_ONCE):
        if answer := await _answer(newsroom, machine, article, budget=budget, now=now):
            long = (article.gist or plain_summary(article)).long
            summary = Summary(card=opening(answer, CARD_LENGTH), long=f"{answer}\n\n{long}", by="machine")
            await newsroom.storage.machine_summaries.tell(article, summary)
            told += 1
    return told


async def _answer(newsroom: Newsroom, machine: Machine, article: Article, *, budget: int, now: Moment) -> str:
    known = newsroom.storage.machine_summaries
    question = f"{machine.name}\n{article.title}\n{article.body}"
    answer = await known.recall(question)
    if answer is not None:
        return answer
    if not await known.spend(question, now, since=Moment(now - DAY), budget=budget):
        return ""
    answer = await machine.summary_of(article)
    await known.keep(question, answer)
    return answer
