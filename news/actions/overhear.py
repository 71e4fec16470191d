"""What people say in a channel's discussion group below a post of ours, as comments on its article."""

from dataclasses import dataclass

from news.actions.comment import Saying, comment
from news.article import ArticleId
from news.comment import Comment, CommentId, CommentState, Forward, Origin, Refuse
from news.moment import Moment
from news.newsroom import Newsroom
from news.team import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """Said below what came to `place`, perhaps as an `answer` to another who spoke there.

    `forward` is known where the place itself is answered.
    """

    origin: Origin
    place: Origin
    answer: Origin
    forward: Forward | None
    user_id: UserId
    name: str
    text: str
    forwarded: bool


async def place(newsroom: Newsroom, forward: Forward) -> None:
    """From now on what is said below it is kept, if the channel is one of ours."""
    if await newsroom.storage.subscribers.get(forward.post.chat_id) is not None:
        await newsroom.storage.discussions.keep(forward)


async def overhear(newsroom: Newsroom, said: Overheard, *, now: Moment) -> Comment | Refuse | None:
    """None where it is about nothing of ours."""
    storage = newsroom.storage
    article_id = await _article(newsroom, said)
    article = await storage.articles.get(article_id) if article_id is not None else None
    if article is None:
        return None
    answered = await storage.comments.written_as(said.answer)
    saying = Saying(
        article=article,
        parent=_parent(answered, article.id),
        user_id=said.user_id,
        name=said.name,
        text=said.text,
        forwarded=said.forwarded,
        origin=said.origin,
    )
    return await comment(newsroom, saying, now=now)


async def _article(newsroom: Newsroom, said: Overheard) -> ArticleId | None:
    known = await newsroom.storage.discussions.article(said.place)
    if known is not None or said.forward is None:
        return known
    await place(newsroom, said.forward)  # it came before we did
    return await newsroom.storage.discussions.article(said.place)


def _parent(answered: Comment | None, article: ArticleId) -> CommentId | None:
    """What isn't shown, such as a comment that still waits, can't be answered: the answer stands for itself."""
    if answered is None or answered.state is not CommentState.SHOWN or answered.article_id != article:
        return None
    return answered.id
