"""What is said in groups below a channel's post, or in answer to a copy, as comments on its article."""

from dataclasses import dataclass

from news.actions.comment import Saying, comment
from news.article import ArticleId
from news.comment import Comment, CommentId, CommentState, Forward, Origin, Refuse, is_chat
from news.moment import Moment
from news.newsroom import Newsroom
from news.subscriber import ChatId
from news.team import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person; or a chat, as which its admins speak, then by the chat's id and title."""

    id: UserId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """Said below what came to `place`, perhaps as an `answer` to another who spoke there.

    `forward` is known where the place itself is answered.
    """

    origin: Origin
    place: Origin
    answer: Origin
    forward: Forward | None
    speaker: Speaker
    text: str
    forwarded: bool


async def place(newsroom: Newsroom, forward: Forward) -> None:
    """From now on what is said below it is kept, if the channel is one of ours."""
    if await newsroom.storage.subscribers.get(forward.post.chat_id) is not None:
        await newsroom.storage.discussions.keep(forward)


async def overhear(newsroom: Newsroom, said: Overheard, *, now: Moment) -> Comment | Refuse | None:
    """None where it is about nothing of ours, or said by a chat that doesn't belong there."""
    storage = newsroom.storage
    answered = await storage.comments.written_as(said.answer)
    article_id = await _article(newsroom, said) or (answered.article_id if answered else None)
    article = await storage.articles.get(article_id) if article_id is not None else None
    if article is None or not await _belongs(newsroom, said):
        return None
    saying = Saying(
        article=article,
        parent=_parent(answered, article.id),
        user_id=said.speaker.id,
        name=said.speaker.name,
        text=said.text,
        forwarded=said.forwarded,
        origin=said.origin,
    )
    return await comment(newsroom, saying, now=now)


async def _article(newsroom: Newsroom, said: Overheard) -> ArticleId | None:
    """Of the channel's post below which it is said, else of the copy."""
    storage = newsroom.storage
    if (known := await storage.discussions.article(said.place)) is not None:
        return known
    if said.forward is not None:
        await place(newsroom, said.forward)  # it came before we did
        return await storage.discussions.article(said.place)
    for copy in dict.fromkeys((said.place, said.answer)):
        copied = await storage.comments.article_of_copy(copy.chat_id, copy.message_id)
        if copied is not None:
            return copied
    return None


async def _belongs(newsroom: Newsroom, said: Overheard) -> bool:
    """Anybody may speak as some channel of theirs; here the group and the channel discussed there are heard."""
    speaker = said.speaker.id
    if not is_chat(speaker) or ChatId(speaker) == said.origin.chat_id:
        return True
    return await newsroom.storage.discussions.channel(said.place) == ChatId(speaker)


def _parent(answered: Comment | None, article: ArticleId) -> CommentId | None:
    """What isn't shown, such as a comment that still waits, can't be answered: the answer stands for itself."""
    if answered is None or answered.state is not CommentState.SHOWN or answered.article_id != article:
        return None
    return answered.id
