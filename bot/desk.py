"""Drafts out at their time, and word of it to whoever sent them."""

from collections.abc import Awaitable, Callable

import structlog

from bot.premises import Premises
from handlers.desk.notices import published
from handlers.editions import renderer, sponsored_renderer
from handlers.messenger import Messenger
from news.actions.authorize import language_of
from news.actions.release import release

log = structlog.get_logger("khao.desk")


def releaser(premises: Premises) -> Callable[[], Awaitable[None]]:
    means = premises.texts, premises.application.bot.username, premises.newsroom.policy.discussion
    render, sponsored = renderer(*means), sponsored_renderer(*means)
    messenger = Messenger(premises.application.bot, premises.texts)

    async def tick() -> None:
        for draft in await release(premises.newsroom, render=render, sponsored=sponsored, now=premises.clock()):
            log.info("a story of the newsroom's own goes out", article=draft.article_id)
            premises.outgoing.set()
            said = premises.texts[await language_of(premises.newsroom, draft.changed_by)]
            await messenger.tell(draft.changed_by, published(draft, said))

    return tick
