"""A question that somebody may answer in free text: the one thing that a button can't carry."""

from dataclasses import dataclass

from news.moment import Moment
from news.subscriber import ChatId
from news.team import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """`step` names the question; `about` is what it is about, in the step's own words.

    There is one at most for a person in a chat: a new question takes the place of the last one.
    """

    chat_id: ChatId
    user_id: UserId
    step: str
    about: str
    expires_at: Moment
