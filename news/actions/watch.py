from typing import Final, Literal

from news.newsroom import Newsroom
from news.rules.watching import MOST_WORDS
from news.subscriber import ChatId
from news.watch import Watch

MOST: Final = 50
"""Watches and muted words of one chat."""

NotWatched = Literal["empty", "too long", "too many"]


async def watch(newsroom: Newsroom, chat: ChatId, text: str, *, muted: bool = False) -> Watch | NotWatched:
    """From now on the chat hears of articles with these words at once or, `muted`, never.

    `text` is plain words; where there are several, an article must have them one after another. Neither signs
    nor case count. The same words again replace what was said of them before. "empty" is a text without any
    word, "too long" one of more than MOST_WORDS, "too many" says that the chat has MOST already. The chat must
    be known (see `meet`). Raises SegmentingFailed.
    """
    (words,) = await newsroom.segmenter.words((text,))
    if not words:
        return "empty"
    if len(words) > MOST_WORDS:
        return "too long"
    shown = " ".join(text.split())
    added = await newsroom.storage.watches.add(chat, text=shown, words=words, muted=muted, most=MOST)
    return added or "too many"
