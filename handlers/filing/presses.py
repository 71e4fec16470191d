"""Which of the categories' buttons is answered by which view, for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.filing import callback, listed, older, settle
from handlers.request import Request
from handlers.rights import Step, press_for, step_for
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowFiled: press_for("feeds", listed.show_filed),
    callback.ShowUnfiled: press_for("feeds", listed.show_unfiled),
    callback.ShowCategory: press_for("feeds", listed.show_category),
    callback.ChooseFiling: press_for("feeds", settle.choose_filing),
    callback.FileUnder: press_for("feeds", settle.file_under),
    callback.AskForTopic: press_for("feeds", settle.ask_for_topic),
    callback.AskForCategory: press_for("feeds", settle.ask_for_category),
    callback.FileOlder: press_for("feeds", older.file_older),
    callback.Unfile: press_for("feeds", settle.unfile),
}
STEPS: Final[Mapping[str, Step]] = {
    settle.TOPIC: step_for("feeds", settle.write_topic),
    settle.CATEGORY: step_for("feeds", settle.write_category),
}
