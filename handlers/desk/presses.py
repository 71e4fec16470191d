"""Which of the desk's buttons is answered by which view, for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.desk import (
    callback,
    correct,
    decide,
    fields,
    find,
    follow_up,
    post,
    preview,
    queue,
    schedule,
    topic,
    withdraw,
)
from handlers.request import Request
from handlers.rights import press_for
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowDraft: press_for("post", queue.show_draft),
    callback.ShowQueue: press_for("post", queue.show_queue),
    callback.WriteOn: press_for("post", post.write_on),
    callback.FinishWriting: press_for("post", post.finish_writing),
    callback.Preview: press_for("post", preview.preview),
    callback.SendToMe: press_for("post", preview.send_to_me),
    callback.InPreview: press_for("post", preview.in_preview),
    callback.Publish: press_for("post", decide.publish),
    callback.TakeBack: press_for("post", decide.take_back),
    callback.Approve: press_for("post", decide.approve),
    callback.ChooseTime: press_for("post", schedule.choose_time),
    callback.Schedule: press_for("post", schedule.schedule),
    callback.ChooseField: press_for("post", fields.choose_field),
    callback.EditField: press_for("post", fields.edit_field),
    callback.ShowDraftTopics: press_for("post", topic.show_draft_topics),
    callback.ChooseDraftTopic: press_for("post", topic.choose_draft_topic),
    callback.Set: press_for("post", decide.set_switch),
    callback.Discard: press_for("post", decide.discard),
    callback.BringBack: press_for("post", decide.bring_back),
    callback.ChooseEarlier: press_for("post", follow_up.choose_earlier),
    callback.AskForEarlier: press_for("post", follow_up.ask_for_earlier),
    callback.FoundEarlier: press_for("post", follow_up.found_earlier),
    callback.FollowUp: press_for("post", follow_up.follow_up),
    callback.PickLatest: press_for("post", find.pick_latest),
    callback.PickFound: press_for("post", find.pick_found),
    callback.Change: press_for("post", correct.change),
    callback.ShowDifference: press_for("post", correct.show_difference),
    callback.Apply: press_for("post", correct.apply),
    callback.Withdraw: press_for("post", withdraw.ask),
    callback.WithdrawNow: press_for("post", withdraw.withdraw),
}
