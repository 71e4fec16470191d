from dataclasses import dataclass, replace
from typing import Final

from news.actions.authorize import role_of
from news.article import Article
from news.comment import (
    Comment,
    Commenter,
    CommentId,
    CommentState,
    Edit,
    Hold,
    HouseRules,
    NewComment,
    Origin,
    Refusal,
    Refuse,
    Show,
    Verdict,
    Written,
    is_chat,
)
from news.discussion import Discussion
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.adverts import folded_adverts
from news.rules.judge import judge
from news.rules.pen_name import BadName, display_name, in_short
from news.rules.rights import may
from news.rules.wording import cleaned, folded
from news.subscriber import ChatId
from news.team import UserId

MAY_EDIT: Final = 15 * 60
"""Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody writes below an article, as an answer to `parent` or to nobody."""

    article: Article
    parent: CommentId | None
    user_id: UserId
    name: str
    text: str
    forwarded: bool
    origin: Origin


async def comment(newsroom: Newsroom, saying: Saying, *, now: Moment) -> Comment | Refuse:
    """Judged and kept, or refused. The same message twice is the same comment."""
    known = await newsroom.storage.comments.written_as(saying.origin)
    if known is not None:
        return known
    author, staff = await author_of(newsroom, saying.user_id, saying.name)
    if is_chat(saying.user_id):  # nobody but its title names it
        await newsroom.storage.commenters.rename(saying.user_id, author.name)
    verdict = await _verdict(newsroom, saying, author, staff=staff, now=now)
    if isinstance(verdict, Refuse):
        return verdict
    return await newsroom.storage.comments.add(
        NewComment(
            article_id=saying.article.id,
            parent_id=saying.parent,
            user_id=saying.user_id,
            name=author.name,
            staff=staff,
            text=verdict.text,
            likeness=folded(verdict.text),
            state=_state(verdict),
            concerns=verdict.concerns if isinstance(verdict, Hold) else (),
            at=now,
            origin=saying.origin,
        )
    )


async def reword(
    newsroom: Newsroom, former: Comment, article: Article, user: UserId, text: str, *, now: Moment
) -> Refuse | bool:
    """An author's new text, judged as a new comment is. False where it is too late."""
    author, staff = await author_of(newsroom, user, former.name)
    rules = await house_rules(newsroom, article)
    written = Written(text=text, author=author, member=staff)
    verdict = judge(written, rules)
    if isinstance(verdict, Refuse):
        return verdict
    return await newsroom.storage.comments.edit(
        Edit(
            comment_id=former.id,
            user_id=user,
            text=verdict.text,
            likeness=folded(verdict.text),
            state=_state(verdict),
            concerns=verdict.concerns if isinstance(verdict, Hold) else (),
            at=now,
            since=Moment(now - MAY_EDIT),
        )
    )


async def follow_edit(
    newsroom: Newsroom, origin: Origin, user: UserId, text: str, *, now: Moment
) -> Comment | Refuse | None:
    """What a message that was edited has made of the comment it was; None where that stays as it is."""
    storage = newsroom.storage
    former = await storage.comments.written_as(origin)
    if former is None or former.user_id != user or former.text == cleaned(text):
        return None
    article = await storage.articles.get(former.article_id)
    made = await reword(newsroom, former, article, user, text, now=now) if article else False
    if isinstance(made, Refuse):
        return made
    return await storage.comments.get(former.id) if made else None


async def rename(newsroom: Newsroom, user: UserId, typed: str) -> str | BadName:
    """The name as it now stands over all their comments."""
    staff = may(await role_of(newsroom, user), "moderate")
    taken: frozenset[str] = frozenset() if staff else await staff_names(newsroom)
    name = display_name(typed, staff=taken, words=await _words(newsroom))
    if isinstance(name, str):
        await newsroom.storage.commenters.rename(user, name)
    return name


def discussion_of(newsroom: Newsroom, article: Article) -> Discussion:
    return "off" if article.withdrawn else article.discussion or newsroom.policy.discussion


async def author_of(newsroom: Newsroom, user: UserId, name: str) -> tuple[Commenter, bool]:
    """Whoever comments, by the name they chose, else their own if it can stand; and whether they moderate."""
    staff = await _is_staff(newsroom, user)
    known = await newsroom.storage.commenters.get(user)
    if known is not None and known.name and not is_chat(user):
        return known, staff
    taken = frozenset() if staff else await staff_names(newsroom)
    shown = display_name(in_short(name) if is_chat(user) else name, staff=taken, words=await _words(newsroom))
    author = known or Commenter(user_id=user, name="")
    return replace(author, name="" if isinstance(shown, BadName) else shown), staff


async def house_rules(newsroom: Newsroom, article: Article) -> HouseRules:
    return HouseRules(discussion=discussion_of(newsroom, article), words=await _words(newsroom))


async def staff_names(newsroom: Newsroom) -> frozenset[str]:
    return frozenset(folded(member.name) for member in await newsroom.storage.team.all())


async def _is_staff(newsroom: Newsroom, user: UserId) -> bool:
    """A chat is the newsroom's where one of its people connected it: anybody may connect one of their own."""
    if is_chat(user):
        connected = await newsroom.storage.subscribers.get(ChatId(user))
        if connected is None or connected.place is None:
            return False
        user = connected.place.connected_by
    return may(await role_of(newsroom, user), "moderate")


async def _words(newsroom: Newsroom) -> frozenset[str]:
    return folded_adverts() | frozenset(await newsroom.storage.moderation.words())


async def _verdict(
    newsroom: Newsroom, saying: Saying, author: Commenter, *, staff: bool, now: Moment
) -> Verdict:
    if saying.parent is not None:
        answered = await newsroom.storage.comments.get(saying.parent)
        if answered is None or answered.state is not CommentState.SHOWN:
            return Refuse(Refusal.GONE)
    habits = await newsroom.storage.commenters.habits(saying.user_id, folded(saying.text), now)
    written = Written(text=saying.text, author=author, habits=habits, member=staff, forwarded=saying.forwarded)
    return judge(written, await house_rules(newsroom, saying.article))


def _state(verdict: Show | Hold) -> CommentState:
    match verdict:
        case Hold(doubtful=True):
            return CommentState.DOUBTFUL
        case Hold():
            return CommentState.HELD
        case Show():
            return CommentState.SHOWN
