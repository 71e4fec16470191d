from bot.sources.fetcher import Fetched
from bot.sources.parse import ParsedFeed, parse
from bot.sources.shown import shown
from bot.worker import Worker, WorkLost
from news.errors import FeedMalformed
from news.moment import Moment


async def read(fetched: Fetched, worker: Worker, now: Moment, *, url: str) -> ParsedFeed:
    """What a feed says, parsed by a worker; `url` is what an error calls it. Raises FeedMalformed."""
    try:
        return await worker.do(parse, fetched.body, url=fetched.url, content_type=fetched.content_type, now=now)
    except WorkLost as error:
        raise FeedMalformed(f"{shown(url)} could not be parsed: it {error}") from error
