"""Links that open the bot at a place: t.me/BOT?start=PAYLOAD, at most 64 of A-Z, a-z, 0-9, _ and -."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Final, Literal

from handlers.article import open_card
from handlers.callback import OpenCard, ShowDigest, ShowFound, ShowLatest
from handlers.comments.callback import ShowComment
from handlers.comments.one import show_comment
from handlers.digest import show_digest
from handlers.places.settling import open_place
from handlers.reader.callback import Begin, ShowSource, ShowTopic
from handlers.reader.filed import show_source, show_topic
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, Toast
from handlers.search import search, show_found
from handlers.sponsors.tapped import follow_line
from handlers.team.join import JOIN, join
from news.article import ArticleId
from news.comment import CommentId
from news.ports import SearchId
from news.push import PushId
from news.source import SourceId
from news.sponsor import SponsorId
from news.topic import TopicId

Place = Literal["a", "t", "s", "q", "c", "d", "x"]
View = Callable[[Request, int], Awaitable[Answer]]

# Append only: links stand on websites for ever.
PLACES: Final[Mapping[str, View]] = {
    "a": lambda request, article: open_card(request, OpenCard(ArticleId(article))),
    "t": lambda request, topic: show_topic(request, ShowTopic(TopicId(topic), 0)),
    "s": lambda request, source: show_source(request, ShowSource(SourceId(source), 0)),
    "c": lambda request, comment: show_comment(request, ShowComment(CommentId(comment))),
    "d": lambda request, digest: show_digest(request, ShowDigest(PushId(digest), 0)),
    "p": open_place,
    "x": lambda request, sponsor: follow_line(request, SponsorId(sponsor)),
    "q": lambda request, kept: show_found(request, ShowFound(SearchId(kept), 0)),
}
_NUMBERED: Final = re.compile(r"([a-z])([1-9][0-9]{0,14})")
_WORDS: Final = re.compile(r"find-([A-Za-z0-9_-]{1,59})")


def link(bot: str, place: Place, number: int) -> str:
    return f"https://t.me/{bot}?start={place}{number}"


async def follow(request: Request) -> Screen:
    """To where the link leads; whoever only looks is asked, below, whether the news may come."""
    payload = request.words.strip()
    if payload.startswith(JOIN):
        return await join(request)
    numbered, words = _NUMBERED.fullmatch(payload), _WORDS.fullmatch(payload)
    if words:
        shown: Answer = await search(replace(request, words=re.sub("[-_]+", " ", words[1])))
    elif numbered and numbered[1] in PLACES:
        shown = await PLACES[numbered[1]](request, int(numbered[2]))
    else:
        shown = Toast(request.texts.gettext("This link doesn’t lead anywhere that I know."))
    screen = _as_a_message(request, shown)
    if request.subscriber is not None and request.subscriber.active:
        return screen
    begin = Press(request.texts.gettext("🔔 Send me new stories"), Begin())
    return replace(screen, rows=(*screen.rows, (begin,)))


def _as_a_message(request: Request, answer: Answer) -> Screen:
    match answer:
        case Screen():
            return answer
        case NewMessage(screen):
            return screen
        case Toast(text):
            latest = Press(request.texts.gettext("🗞 Latest news"), ShowLatest(0))
            return Screen(text=escape(text), rows=((latest,),))
