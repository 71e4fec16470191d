from dataclasses import replace

from news.article import Article
from news.draft import Draft
from news.errors import SegmentingFailed
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.own import as_published


async def foresee(newsroom: Newsroom, draft: Draft, *, now: Moment) -> Article:
    """What readers would be shown if the draft went out `now`: made of it as `release` does."""
    article = as_published(draft, now=now)
    try:
        (gist,) = await newsroom.segmenter.summaries([article])
    except SegmentingFailed:
        return article  # an editor who waits for a preview is served better by a plainer one
    return replace(article, gist=gist)
