"""Comments to try the storage with."""

from news.article import Article, ArticleId
from news.comment import Comment, CommentId, CommentState, NewComment, Origin
from news.delivery import MessageId
from news.moment import Moment
from news.ports import Storage
from news.subscriber import ChatId
from news.team import UserId
from tests.storage.newsroom import NOON, archived, filing

MALI, ROBIN, MODERATOR = UserId(11), UserId(12), UserId(99)
NAMES = {MALI: "มะลิ", ROBIN: "Robin"}


async def an_article(storage: Storage) -> Article:
    (stored,) = await archived(storage, filing())
    return stored


async def said(
    storage: Storage,
    article: ArticleId,
    text: str = "ดีครับ",
    *,
    by: UserId = MALI,
    message: int = 1,
    to: CommentId | None = None,
    state: CommentState = CommentState.SHOWN,
    at: Moment = NOON,
) -> Comment:
    return await storage.comments.add(
        NewComment(
            article_id=article,
            parent_id=to,
            user_id=by,
            name=NAMES[by],
            staff=False,
            text=text,
            likeness=text,
            state=state,
            concerns=(),
            at=at,
            origin=Origin(chat_id=ChatId(by), message_id=MessageId(message)),
        )
    )
