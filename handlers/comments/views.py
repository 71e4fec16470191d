"""Which view answers which button, and which step takes which text."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.comments import callback, dialogs, editing, naming, notices, one, thread, writing
from handlers.request import Request
from handlers.screen import Answer, Screen
from news.dialog import Dialog

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowThread: thread.show_thread,
    callback.WriteComment: thread.write_comment,
    callback.StopWriting: thread.stop_writing,
    callback.ShowComment: one.show_comment,
    callback.LikeComment: one.like_comment,
    callback.DeleteComment: one.delete_comment,
    callback.LeaveComment: one.leave_comment,
    callback.AnswerComment: writing.answer_comment,
    callback.SearchInstead: writing.search_instead,
    callback.EditComment: editing.edit_comment,
    callback.ChooseName: naming.choose_name,
    callback.ChooseNotices: notices.choose_notices,
}
STEPS: Final[Mapping[str, Callable[[Request, Dialog], Awaitable[Screen]]]] = {
    dialogs.COMMENT: writing.write,
    dialogs.EDIT: editing.rewrite,
    dialogs.NAME: naming.take_name,
}
