"""What an editor changes at a source, each change with a trace of who made it."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Final

from handlers.ask import ask
from handlers.feeds.callback import (
    ChooseApproval,
    ChooseFeedDelay,
    ChooseFeedLanguage,
    PauseFeed,
    TestFeed,
)
from handlers.feeds.listed import DELAYS, feed_screen, gone
from handlers.reasons import reason_in
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Screen, bold
from news.audit import Deed
from news.dialog import Dialog
from news.errors import FeedError
from news.look import FoundSource
from news.source import Handling, Source, SourceId

ADDRESS: Final = "feeds-address"
_SHOWN: Final = 5
_HOUR: Final = 60


async def pause(request: Request, action: PauseFeed) -> Answer:
    feeds = request.newsroom.storage.feeds
    if await feeds.get(action.source) is None:
        return gone(request)
    await feeds.pause(action.source, paused=bool(action.on), now=request.now)
    return await _done(request, action.source, "pause source" if action.on else "resume source")


async def choose_language(request: Request, action: ChooseFeedLanguage) -> Answer:
    language = None if action.tongue == "any" else action.tongue
    return await settle(request, action.source, lambda handling: replace(handling, language=language))


async def choose_delay(request: Request, action: ChooseFeedDelay) -> Answer:
    if action.code and action.code - 1 not in DELAYS:
        return gone(request)
    delay = (action.code - 1) * 60 if action.code else None
    return await settle(request, action.source, lambda handling: replace(handling, push_delay=delay))


async def choose_approval(request: Request, action: ChooseApproval) -> Answer:
    return await settle(request, action.source, lambda handling: replace(handling, approval=bool(action.on)))


async def ask_address(request: Request, source: SourceId) -> Answer:
    await ask(request, ADDRESS, source)
    question = request.texts.gettext(
        "✏️ Send the new address. What it tells first is no news; readers keep all they have chosen."
    )
    return NewMessage(Screen(text=escape(question)))


async def write_address(request: Request, asked: Dialog) -> Screen:
    _, source = request.texts.gettext, SourceId(int(asked.about))
    try:
        found = await request.finder.find(request.words, now=request.now)
    except FeedError as error:
        return Screen(
            text=escape(_("That can't be read: {reason}", reason=reason_in(request.texts, str(error))))
        )
    if not await request.newsroom.storage.feeds.readdress(source, found.url, request.now):
        taken = _("That is the address of another source. One that was removed is followed again with ➕.")
        return Screen(text=escape(taken))
    await request.newsroom.storage.dialogs.end(request.chat_id, request.user_id)
    answer = await _done(request, source, "change address", found.url)
    return (
        answer
        if isinstance(answer, Screen)
        else Screen(text=escape(_("This source is not followed any more.")))
    )


async def test(request: Request, action: TestFeed) -> Answer:
    source = await request.newsroom.storage.feeds.get(action.source)
    if source is None:
        return gone(request)
    try:
        found = await request.finder.find(source.url, now=request.now)
    except FeedError as error:
        told = request.texts.gettext(
            "That can't be read: {reason}", reason=reason_in(request.texts, str(error))
        )
        return NewMessage(Screen(text=f"⚠️ {escape(told)}"))
    return NewMessage(Screen(text=sample(request, found)))


def sample(request: Request, found: FoundSource) -> str:
    """What would come, in HTML."""
    texts = request.texts
    count = texts.ngettext("{number} story just now", "{number} stories just now", len(found.articles))
    kind = "WordPress" if found.kind == "wordpress" else texts.gettext("feed")
    titles = "\n".join(f"• {escape(article.title[:150])}" for article in found.articles[:_SHOWN])
    head = f"🧪 {bold(found.title)}\n{escape(found.url[:300])}\n{escape(f'{kind} · {count}')}"
    return "\n\n".join(filter(None, (head, titles)))


async def record(request: Request, deed: str, source: SourceId | None = None, detail: str = "") -> None:
    await request.newsroom.storage.audit.record(
        Deed(
            at=request.now,
            user_id=request.user_id,
            deed=deed,
            subject=f"source {source}" if source else "",
            detail=detail,
        )
    )


async def settle(request: Request, source: SourceId, to: Callable[[Handling], Handling]) -> Answer:
    known = await change(request, source, to)
    return feed_screen(request, known) if known else gone(request)


async def change(request: Request, source: SourceId, to: Callable[[Handling], Handling]) -> Source | None:
    feeds = request.newsroom.storage.feeds
    known = await feeds.get(source)
    if known is None:
        return None
    await feeds.settle(source, to(known.handling))
    await record(request, "settle source", source)
    return await feeds.get(source)


async def _done(request: Request, source: SourceId, deed: str, detail: str = "") -> Answer:
    known: Source | None = await request.newsroom.storage.feeds.get(source)
    if known is None:
        return gone(request)
    await record(request, deed, source, detail)
    return feed_screen(request, known)
