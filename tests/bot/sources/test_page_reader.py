import pytest

from bot.sources.fetcher import Fetcher
from bot.sources.page_reader import HttpPageReader
from bot.worker import Worker
from news.errors import FeedError
from tests.bot.sources.pages import PAGE, TEXT
from tests.bot.sources.wire import always, response, serving


async def test_the_article_of_a_page_is_read(fetcher: Fetcher, worker: Worker) -> None:
    async with serving(always(response(PAGE.encode()))) as site:
        assert await HttpPageReader(fetcher, worker).text_of(site.url()) == TEXT


@pytest.mark.parametrize("content", [b"<html></html>", b"<article><p>too short to be one</p></article>"])
async def test_a_page_without_an_article_is_an_error(fetcher: Fetcher, worker: Worker, content: bytes) -> None:
    async with serving(always(response(content))) as site:
        with pytest.raises(FeedError, match=r"/feed holds no article"):
            await HttpPageReader(fetcher, worker).text_of(site.url())


async def test_a_page_too_large_is_an_error(fetcher: Fetcher, worker: Worker) -> None:
    async with serving(always(response(bytes(5_000_001)))) as site:
        with pytest.raises(FeedError, match="more than 5,000,000 bytes"):
            await HttpPageReader(fetcher, worker).text_of(site.url())


async def test_a_page_that_costs_its_worker_is_an_error(fetcher: Fetcher, lame: Worker) -> None:
    async with serving(always(response(PAGE.encode()))) as site:
        with pytest.raises(FeedError, match="/feed could not be read: it ended its worker"):
            await HttpPageReader(fetcher, lame).text_of(site.url())
