from collections.abc import Sequence
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.sources.fetcher import Fetcher
from bot.sources.manuscript import read_file, read_web_page
from bot.sources.outlines import outlines_of
from bot.sources.shown import shown
from bot.worker import Worker, WorkError, WorkLost
from news.errors import FeedError, FeedMalformed, FileUnreadable
from news.reading import FileId, Handed
from news.rules.opml import Outline

LARGEST_FILE: Final = 1_000_000
_LARGEST_PAGE: Final = 5_000_000

log = structlog.get_logger("khao.desk")


class TelegramManuscriptReader:
    """Fetches what editors point to, and leaves the reading of it to a worker."""

    def __init__(self, bot: Bot, fetcher: Fetcher, worker: Worker) -> None:
        self._bot = bot
        self._fetcher = fetcher
        self._worker = worker

    async def page(self, url: str) -> Handed:
        fetched = await self._fetcher.get(url)
        if len(fetched.body) > _LARGEST_PAGE:
            raise FeedMalformed(f"{shown(url)} is a page of more than {_LARGEST_PAGE:,} bytes")
        try:
            handed = await self._worker.do(
                read_web_page, fetched.body, url=fetched.url, content_type=fetched.content_type
            )
        except WorkError as error:
            raise FeedMalformed(f"{shown(url)} could not be read: it {error}") from error
        if not handed.text:
            raise FeedMalformed(f"{shown(url)} holds no article to be found")
        return handed

    async def file(self, file: FileId, name: str) -> Handed:
        content = await self._content(file)
        try:
            return await self._worker.do(read_file, content, name=name)
        except WorkError as error:
            raise FileUnreadable(f"reading it {error}") from error

    async def feeds(self, file: FileId) -> Sequence[Outline]:
        content = await self._content(file)
        try:
            return await self._worker.do(outlines_of, content)
        except WorkLost as error:
            raise FileUnreadable(f"reading it {error}") from error

    async def answers(self, url: str) -> bool:
        try:
            await self._fetcher.get(url)
        except FeedError as error:
            log.info("a link of a draft does not answer", reason=str(error))
            return False
        return True

    async def _content(self, file: FileId) -> bytes:
        try:
            found = await self._bot.get_file(file)
            if (found.file_size or 0) > LARGEST_FILE:
                raise FileUnreadable(f"it is larger than {LARGEST_FILE:,} bytes")
            content = bytes(await found.download_as_bytearray())
        except TelegramError as error:
            log.warning("a file could not be fetched from Telegram", reason=str(error))
            raise FileUnreadable("Telegram did not hand it over") from error
        if len(content) > LARGEST_FILE:
            raise FileUnreadable(f"it is larger than {LARGEST_FILE:,} bytes")
        return content
