"""Which of the sources' buttons is answered by which view, for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.feeds import add, awaiting, callback, listed, opml, remove, renew, settle, template, topic
from handlers.request import Request
from handlers.rights import press_for
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowFeeds: press_for("feeds", listed.show_feeds),
    callback.ShowFeed: press_for("feeds", listed.show_feed),
    callback.PauseFeed: press_for("feeds", settle.pause),
    callback.TestFeed: press_for("feeds", settle.test),
    callback.AskOfFeed: press_for("feeds", topic.ask_of_feed),
    callback.ShowFeedTopics: press_for("feeds", topic.show_feed_topics),
    callback.ChooseFeedTopic: press_for("feeds", topic.choose_feed_topic),
    callback.ChooseFeedLanguage: press_for("feeds", settle.choose_language),
    callback.ChooseFeedDelay: press_for("feeds", settle.choose_delay),
    callback.ChooseApproval: press_for("feeds", settle.choose_approval),
    callback.ShowTemplate: press_for("feeds", template.show_template),
    callback.ChoosePicture: press_for("feeds", template.choose_picture),
    callback.SetPart: press_for("feeds", template.set_part),
    callback.AskForLine: press_for("feeds", template.ask_for_line),
    callback.RenewCopies: press_for("feeds", renew.renew_copies),
    callback.AskForFeed: press_for("feeds", add.ask_for_feed),
    callback.FollowFeed: press_for("feeds", add.follow),
    callback.AskToRemove: press_for("feeds", remove.ask_to_remove),
    callback.RemoveFeed: press_for("feeds", remove.remove),
    callback.AskForList: press_for("feeds", opml.ask_for_list),
    callback.FollowList: press_for("feeds", opml.follow_list),
    callback.ExportFeeds: press_for("feeds", add.export),
    callback.ShowAwaiting: press_for("feeds", awaiting.show_awaiting),
    callback.DecideAwaiting: press_for("feeds", awaiting.decide),
}
