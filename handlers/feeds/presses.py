"""Which of the sources' buttons is answered by which view, for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.feeds import add, awaiting, callback, listed, settle
from handlers.request import Request
from handlers.rights import press_for
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowFeeds: press_for("feeds", listed.show_feeds),
    callback.ShowFeed: press_for("feeds", listed.show_feed),
    callback.PauseFeed: press_for("feeds", settle.pause),
    callback.TestFeed: press_for("feeds", settle.test),
    callback.AskOfFeed: press_for("feeds", settle.ask),
    callback.ChooseFeedLanguage: press_for("feeds", settle.choose_language),
    callback.ChooseFeedDelay: press_for("feeds", settle.choose_delay),
    callback.ChooseApproval: press_for("feeds", settle.choose_approval),
    callback.AskForFeed: press_for("feeds", add.ask_for_feed),
    callback.FollowFeed: press_for("feeds", add.follow),
    callback.ExportFeeds: press_for("feeds", add.export),
    callback.ShowAwaiting: press_for("feeds", awaiting.show_awaiting),
    callback.DecideAwaiting: press_for("feeds", awaiting.decide),
}
