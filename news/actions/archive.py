from collections.abc import Sequence
from dataclasses import dataclass

from news.actions.prepare import prepare
from news.article import NewArticle
from news.look import Look
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.filing import filed, names_of
from news.rules.intake import sort_out
from news.source import Handling


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """How many articles were new, were edits of archived ones, and were there already."""

    new: int = 0
    edited: int = 0
    known: int = 0

    def __add__(self, other: "Archived") -> "Archived":
        return Archived(
            new=self.new + other.new, edited=self.edited + other.edited, known=self.known + other.known
        )


async def archive(newsroom: Newsroom, articles: Sequence[NewArticle], *, source: str, now: Moment) -> Archived:
    """File articles that came out elsewhere under the name of their source. None of them is ever pushed.

    Their categories go under the newsroom's topics, as those of articles that are fetched do.
    What is archived already, from this source or another, stays one article: asking again doubles nothing.
    """
    storage = newsroom.storage
    place = await storage.sources.place(source)
    elsewhere = await storage.articles.elsewhere(place, [article.url for article in articles])
    ours = [article for article in articles if article.url not in elsewhere]
    intake = sort_out(ours, await storage.sources.known(place, ours))
    topics = await storage.categories.filings(place)
    told = [*intake.new, *(article for _, article in intake.edited)]
    full = [filed(article, Handling(), topics) for article in told]
    prepared = list(zip(told, full, await prepare(newsroom, full), strict=True))
    new, edited = prepared[: len(intake.new)], prepared[len(intake.new) :]
    filings = tuple(ready.filing(article, told=as_told, push_at=None) for as_told, article, ready in new)
    revisions = tuple(
        ready.revision(known, article, told=as_told)
        for (known, _), (as_told, article, ready) in zip(intake.edited, edited, strict=True)
    )
    if filings or revisions:
        look = Look(
            source_id=place,
            at=now,
            next_at=now,
            title=source,
            etag="",
            last_modified="",
            filings=filings,
            categories=tuple(name for article in intake.new for name in names_of(article)),
            revisions=revisions,
        )
        await storage.sources.store(look)
    return Archived(
        new=len(filings), edited=len(revisions), known=len(articles) - len(filings) - len(revisions)
    )
