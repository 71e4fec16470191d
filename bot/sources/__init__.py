"""The world's news as it comes in: fetched with care, understood, and cleaned of all markup."""

from bot.sources.extractor import PageExtractor
from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.sources.page_reader import HttpPageReader

__all__ = ["Fetcher", "HttpFeedReader", "HttpPageReader", "PageExtractor"]
