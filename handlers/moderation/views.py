"""Which of the moderators' buttons is answered by which view; all of them only for whoever may moderate."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.moderation import banned, callback, discussion, queue, words
from handlers.request import Request
from handlers.rights import Step, press_for, step_for
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowQueue: press_for("moderate", queue.show_queue),
    callback.Approve: press_for("moderate", queue.approve),
    callback.Reject: press_for("moderate", queue.reject),
    callback.BanAuthor: press_for("moderate", queue.ban),
    callback.TakeDown: press_for("moderate", queue.take_down),
    callback.ShowBanned: press_for("moderate", banned.show_banned),
    callback.Unban: press_for("moderate", banned.unban),
    callback.ShowWords: press_for("moderate", words.show_words),
    callback.AddWord: press_for("moderate", words.add_word),
    callback.RemoveWord: press_for("moderate", words.remove_word),
    callback.ShowDiscussion: press_for("moderate", discussion.show_discussion),
    callback.ChooseDiscussion: press_for("moderate", discussion.choose_discussion),
}
STEPS: Final[Mapping[str, Step]] = {words.STEP: step_for("moderate", words.take_word)}
