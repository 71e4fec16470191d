"""Why a comment is not taken, kindly."""

from typing import assert_never

from handlers.texts import Texts
from news.comment import HouseRules, Refusal


def refusal(texts: Texts, why: Refusal) -> str:
    _ = texts.gettext
    match why:
        case Refusal.CLOSED:
            return _("Comments are closed here.")
        case Refusal.BANNED:
            return _("You can't comment any more; reading goes on as before.")
        case Refusal.EMPTY:
            return _("There is nothing to read in this. Please write a few words.")
        case Refusal.LONG:
            longest = HouseRules().longest
            return _("This is too long: {number} characters at most. Please shorten it.", number=longest)
        case Refusal.AGAIN:
            return _("You have said this already. Would you put it another way?")
        case Refusal.FAST:
            return _("One after another, please: wait a minute, then send it again.")
        case Refusal.MANY:
            return _("That is enough for today. Please come back tomorrow.")
        case Refusal.GONE:
            return _("What you answered is no longer here.")
        case _:
            assert_never(why)
