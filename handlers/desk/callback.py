"""The buttons of the desk's screens. `seen` is the draft's revision that the button was made for."""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.action import Action
from news.amendment import Follow
from news.article import ArticleId
from news.draft import DraftId
from news.language import Language
from news.ports import SearchId
from news.topic import TopicId

Layout = Literal["card", "summary", "full", "public"]
Switch = Literal["image", "silent", "breaking"]
Said = Literal["title", "body", "summary", "category", "note"]
FieldName = Literal[Said, "source", "source_url", "author", "bio", "image"]
Purpose = Literal["edit", "retract"]


@dataclass(frozen=True, slots=True)
class OfDraft(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class ShowDraft(Action):
    draft: DraftId


@dataclass(frozen=True, slots=True)
class ShowQueue(Action):
    page: int


@dataclass(frozen=True, slots=True)
class WriteOn(Action):
    draft: DraftId


@dataclass(frozen=True, slots=True)
class FinishWriting(Action):
    draft: DraftId


@dataclass(frozen=True, slots=True)
class Preview(Action):
    draft: DraftId
    language: Language
    layout: Layout
    page: int


@dataclass(frozen=True, slots=True)
class SendToMe(Action):
    draft: DraftId


@dataclass(frozen=True, slots=True)
class Publish(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class TakeBack(Action):
    """From its countdown, its schedule or the question for approval, to be decided anew."""

    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class Approve(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class ChooseTime(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class Schedule(OfDraft):
    """`at` is a moment."""

    at: int


@dataclass(frozen=True, slots=True)
class ChooseEarlier(OfDraft):
    """Which article the story goes on from, on a page of the latest."""

    page: int


@dataclass(frozen=True, slots=True)
class FollowUp(OfDraft):
    """Or, with article 0, a story of its own."""

    article: int


@dataclass(frozen=True, slots=True)
class AskForEarlier(Action):
    """To be answered with words to search for."""

    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class FoundEarlier(OfDraft):
    search: SearchId
    page: int


@dataclass(frozen=True, slots=True)
class ChooseField(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class EditField(OfDraft):
    field: FieldName


@dataclass(frozen=True, slots=True)
class ShowDraftTopics(OfDraft):
    """A page of the topics that there are."""

    page: int


@dataclass(frozen=True, slots=True)
class ChooseDraftTopic(OfDraft):
    topic: TopicId


@dataclass(frozen=True, slots=True)
class Set(OfDraft):
    switch: Switch
    on: int


@dataclass(frozen=True, slots=True)
class Discard(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class BringBack(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class InPreview(Action):
    """A reader's button under something that is not published yet."""


@dataclass(frozen=True, slots=True)
class PickLatest(Action):
    purpose: Purpose
    page: int


@dataclass(frozen=True, slots=True)
class PickFound(Action):
    purpose: Purpose
    search: SearchId
    page: int


@dataclass(frozen=True, slots=True)
class Change(Action):
    """A published article, by way of a draft."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class ShowDifference(Action):
    draft: DraftId
    seen: int


@dataclass(frozen=True, slots=True)
class Apply(Action):
    """The difference to the article that is at `revision`."""

    draft: DraftId
    seen: int
    revision: int
    follow: Follow


@dataclass(frozen=True, slots=True)
class Withdraw(Action):
    article: ArticleId


@dataclass(frozen=True, slots=True)
class WithdrawNow(Action):
    article: ArticleId


# Append only: buttons in old messages keep their letters for ever.
LETTERS: Final[dict[str, type[Action]]] = {
    "dr": ShowDraft,
    "dq": ShowQueue,
    "dw": WriteOn,
    "dd": FinishWriting,
    "dp": Preview,
    "dm": SendToMe,
    "du": Publish,
    "dn": TakeBack,
    "da": Approve,
    "dc": ChooseTime,
    "dt": Schedule,
    "de": ChooseField,
    "df": EditField,
    "ds": Set,
    "dx": Discard,
    "db": BringBack,
    "di": InPreview,
    "dl": PickLatest,
    "dk": PickFound,
    "dg": Change,
    "dv": ShowDifference,
    "dy": Apply,
    "do": Withdraw,
    "dz": WithdrawNow,
    "dh": ChooseEarlier,
    "dj": FollowUp,
    "dtp": ShowDraftTopics,
    "dea": AskForEarlier,
    "def": FoundEarlier,
    "dtc": ChooseDraftTopic,
}
