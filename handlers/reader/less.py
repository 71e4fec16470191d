"""👎: what of a story a reader doesn't want to get any more."""

from dataclasses import replace
from typing import Final
from zlib import crc32

from handlers.card import card
from handlers.reader.callback import FollowHere, MuteHere, ShowLess, ShowMore
from handlers.reader.topics import short
from handlers.reader.watching import refusal
from handlers.request import Request
from handlers.screen import Answer, Press, Row, Toast
from handlers.settings import meet
from news.actions.watch import watch
from news.article import Article
from news.watch import Watch

MOST: Final = 12
_A_ROW: Final = 3
_SHORTEST: Final = 2


async def show_less(request: Request, action: ShowLess) -> Answer:
    _ = request.texts.gettext
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return _gone(request)
    choices = await request.newsroom.storage.topics.of(article.id, request.chat_id)
    off: Row = tuple(
        Press(
            _("🔕 No more “{name}”", name=short(choice.topic.name)), FollowHere(article.id, choice.topic.id, 0)
        )
        for choice in choices
        if choice.comes
    )
    words = [
        Press(f"🔇 {short(word)}", MuteHere(article.id, _sum(word))) for word in await _words(request, article)
    ]
    return replace(
        card(article, request.texts, request.house),
        rows=(
            off,
            *(tuple(words[n : n + _A_ROW]) for n in range(0, len(words), _A_ROW)),
            (Press(_("↩️ Back"), ShowMore(article.id)),),
        ),
    )


async def mute_here(request: Request, action: MuteHere) -> Answer:
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return _gone(request)
    word = next((word for word in await _words(request, article) if _sum(word) == action.word), None)
    if word is None:
        return Toast(request.texts.gettext("The title has changed since; please choose again."))
    await meet(request)
    muted = await watch(request.newsroom, request.chat_id, word, muted=True)
    if not isinstance(muted, Watch):
        return Toast(refusal(request.texts, muted))
    return Toast(
        request.texts.gettext("🔇 No more stories with “{word}”. /watch lists what you mute.", word=short(word))
    )


async def _words(request: Request, article: Article) -> list[str]:
    """The title's, without those too short or too plain to mean anything."""
    (cut,) = await request.newsroom.segmenter.words((article.title,))
    said = [word for word in dict.fromkeys(cut) if len(word) >= _SHORTEST and not word.isdecimal()]
    uses = await request.newsroom.storage.watches.uses(said)
    rarest = sorted(said, key=lambda word: uses.get(word, 0))[:MOST]
    return [word for word in said if word in rarest]


def _sum(word: str) -> int:
    return crc32(word.encode())


def _gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This article is no longer here."))
