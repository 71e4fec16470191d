from typing import Final

from bot.sources.fetcher import Fetcher
from bot.sources.page import read_page
from bot.sources.shown import shown
from bot.worker import Worker, WorkError
from news.errors import FeedMalformed

_LARGEST_PAGE: Final = 5_000_000
_SHORTEST: Final = 200


class HttpPageReader:
    """Fetches articles' pages, and leaves the reading of them to a worker."""

    def __init__(self, fetcher: Fetcher, worker: Worker) -> None:
        self._fetcher = fetcher
        self._worker = worker

    async def text_of(self, url: str) -> str:
        fetched = await self._fetcher.get(url)
        if len(fetched.body) > _LARGEST_PAGE:
            raise FeedMalformed(f"{shown(url)} is a page of more than {_LARGEST_PAGE:,} bytes")
        try:
            text = await self._worker.do(
                read_page, fetched.body, url=fetched.url, content_type=fetched.content_type
            )
        except WorkError as error:  # the extractor's own faults too: it does not promise to bear any page
            raise FeedMalformed(f"{shown(url)} could not be read: it {error}") from error
        if len(text) < _SHORTEST:
            raise FeedMalformed(f"{shown(url)} holds no article to be found")
        return text
