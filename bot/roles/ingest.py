"""Sources in; pushes and digests of what is due."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from random import Random

import structlog

from bot.desk import releaser
from bot.gatherer import Gatherer
from bot.hubs import lessee
from bot.indexer import INDEX, PROFILES, Indexer, Lack
from bot.machine import OpenAiMachine
from bot.premises import Premises
from bot.refiler import refiler
from bot.segmenter import WorkerSegmenter
from bot.sources.feed_reader import HttpFeedReader
from bot.sources.fetcher import Fetcher
from bot.sources.page_reader import HttpPageReader
from bot.ticks import Ticks
from bot.tidier import TIDY_EVERY, Tidier
from bot.worker import Worker
from handlers.editions import (
    digest_renderer,
    notice_renderer,
    recap_renderer,
    renderer,
    sponsored_digest_renderer,
    sponsored_renderer,
)
from handlers.texts import Texts
from news.actions.digest import digest
from news.actions.follow import Renderers, follow
from news.actions.publish import publish
from news.actions.recap import send_recaps
from news.actions.rewrite import rewrite
from news.actions.turn import turn
from news.discussion import Discussion
from news.language import Language
from news.newsroom import Newsroom

log = structlog.get_logger("khao")


async def ingest(premises: Premises, stop: asyncio.Event) -> None:
    for url in premises.settings.feeds:
        await premises.newsroom.storage.sources.follow(url, premises.clock())
    ticks = Ticks()
    async with AsyncExitStack() as stack:
        fetcher = Fetcher(allow_private=premises.settings.allow_private_addresses)
        stack.push_async_callback(fetcher.close)
        gatherer = _gatherer(premises, fetcher, stack)
        stack.push_async_callback(gatherer.close)
        ticks.every(premises.tick, gatherer.tick, name="gather")
        for name, lack in (("index", INDEX), ("profiles", PROFILES)):
            ticks.every(premises.tick, _indexer(premises, stack, lack).tick, name=name)
        ticks.every(premises.tick, _refiler(premises, stack), name="refile")
        ticks.every(TIDY_EVERY, Tidier(premises.newsroom.storage.index).tick, name="tidy")
        ticks.every(premises.tick, _publisher(premises), name="publish")
        ticks.every(premises.tick, releaser(premises), name="desk")
        if hooks := premises.newsroom.policy.hooks:
            ticks.every(premises.tick, lessee(premises, hooks, fetcher), name="hubs")
        if premises.settings.summary_url:
            ticks.every(premises.tick, _rewriter(premises, stack), name="summaries")
        ticks.every(premises.tick, _hours_keeper(premises), name="hours")
        ticks.every(premises.tick, _follower(premises), name="follow")
        ticks.start()
        stack.push_async_callback(ticks.stop)
        await stop.wait()


def _gatherer(premises: Premises, fetcher: Fetcher, stack: AsyncExitStack) -> Gatherer:
    """Workers of its own: what a stranger's document may cost must not keep a reader's search waiting."""
    feeds, pages = Worker(deadline=20), Worker(deadline=10)
    stack.push_async_callback(feeds.close)
    stack.push_async_callback(pages.close)
    return Gatherer(
        replace(premises.newsroom, segmenter=WorkerSegmenter(feeds)),
        feeds=HttpFeedReader(fetcher, feeds, hubs=premises.newsroom.policy.hooks is not None),
        pages=HttpPageReader(fetcher, pages),
        clock=premises.clock,
        random=Random(),  # noqa: S311 - jitter keeps no secret
    )


def _indexer(premises: Premises, stack: AsyncExitStack, lack: Lack) -> Indexer:
    """Its worker starts only where something is lacking, and ends when nothing is."""
    return Indexer(_with_a_worker(premises, stack), lack)


def _refiler(premises: Premises, stack: AsyncExitStack) -> Callable[[], Awaitable[None]]:
    return refiler(_with_a_worker(premises, stack), premises.clock)


def _with_a_worker(premises: Premises, stack: AsyncExitStack) -> Newsroom:
    """The newsroom, with a worker for words that nobody else waits for."""
    worker = Worker(deadline=20)
    stack.push_async_callback(worker.close)
    return replace(premises.newsroom, segmenter=WorkerSegmenter(worker))


def _means(premises: Premises) -> tuple[Mapping[Language, Texts], str, Discussion]:
    """What bodies are made with."""
    return premises.texts, premises.application.bot.username, premises.newsroom.policy.discussion


def _publisher(premises: Premises) -> Callable[[], Awaitable[None]]:
    means = _means(premises)
    render, sponsored = renderer(*means), sponsored_renderer(*means)

    async def tick() -> None:
        newsroom, now = premises.newsroom, premises.clock()
        if pushes := await publish(newsroom, render=render, sponsored=sponsored, now=now):
            log.info("news goes out", pushes=len(pushes))
            premises.outgoing.set()

    return tick


def _rewriter(premises: Premises, stack: AsyncExitStack) -> Callable[[], Awaitable[None]]:
    settings = premises.settings
    machine = OpenAiMachine(
        settings.summary_url, model=settings.summary_model, key=settings.summary_key.get_secret_value()
    )
    stack.push_async_callback(machine.close)

    async def tick() -> None:
        budget, now = settings.summary_budget, premises.clock()
        if told := await rewrite(premises.newsroom, machine, budget=budget, now=now):
            log.info("a machine has summarised", articles=told)

    return tick


def _hours_keeper(premises: Premises) -> Callable[[], Awaitable[None]]:
    render, sponsored = digest_renderer(*_means(premises)), sponsored_digest_renderer(*_means(premises))
    render_recap = recap_renderer(premises.texts)

    async def tick() -> None:
        await turn(premises.newsroom, now=premises.clock())
        while sent := await send_recaps(premises.newsroom, render=render_recap, now=premises.clock()):
            log.info("the week's most read goes out", readers=sent)
            premises.outgoing.set()
        while made := await digest(premises.newsroom, render=render, sponsored=sponsored, now=premises.clock()):
            log.info("digests go out", readers=made)
            premises.outgoing.set()

    return tick


def _follower(premises: Premises) -> Callable[[], Awaitable[None]]:
    means = _means(premises)
    renderers = Renderers(
        article=renderer(*means), digest=digest_renderer(*means), notice=notice_renderer(premises.texts)
    )

    async def tick() -> None:
        while changed := await follow(premises.newsroom, renderers=renderers, now=premises.clock()):
            log.info("copies follow their article", pushes=changed)
            premises.outgoing.set()

    return tick
