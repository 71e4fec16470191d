"""Which of these rooms' buttons is answered by which view."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.reader import away, filed, layout, less, more, most_read, onboarding, saved, topics, watching
from handlers.reader.callback import (
    AskTopics,
    AskWhen,
    AskWords,
    Begin,
    ChooseLayout,
    ChooseOnly,
    ChooseRecap,
    ChooseTopic,
    DropWithdrawn,
    Explain,
    FollowHere,
    FollowTopic,
    GreetIn,
    Keep,
    MuteHere,
    PickTopic,
    PickWhen,
    RemoveWatch,
    Settle,
    ShowLess,
    ShowMissed,
    ShowMore,
    ShowMostRead,
    ShowSaved,
    ShowSource,
    ShowTopic,
    ShowTopics,
    ShowWatches,
    SoundHere,
    StopHere,
)
from handlers.request import Request
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    ShowTopics: topics.show_topics,
    ChooseTopic: topics.choose_topic,
    ChooseOnly: topics.choose_only,
    ShowTopic: filed.show_topic,
    FollowTopic: filed.follow_topic,
    ShowSource: filed.show_source,
    ShowMissed: away.show_missed,
    ShowMostRead: most_read.show_most_read,
    ChooseRecap: most_read.choose_recap,
    Begin: onboarding.begin,
    GreetIn: onboarding.greet_in,
    AskTopics: onboarding.ask_topics,
    PickTopic: onboarding.pick_topic,
    AskWhen: onboarding.ask_when,
    PickWhen: onboarding.pick_when,
    Settle: onboarding.settle,
    ChooseLayout: layout.choose_layout,
    Keep: saved.keep,
    ShowSaved: saved.show_saved,
    DropWithdrawn: saved.drop_withdrawn,
    ShowMore: more.show_more,
    FollowHere: more.follow_here,
    SoundHere: more.sound_here,
    Explain: more.explain,
    StopHere: more.stop_here,
    ShowLess: less.show_less,
    MuteHere: less.mute_here,
    ShowWatches: watching.show_watches,
    RemoveWatch: watching.remove_watch,
    AskWords: watching.ask_words,
}
