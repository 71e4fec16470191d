"""Questions people put to the bot, each to be answered once and in time."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

from playground.errors import BadRequestError
from playground.facts import Json

ANSWER_PRESS_WITHIN = 150.0
ANSWER_INLINE_WITHIN = 30.0


@dataclass(slots=True, kw_only=True)
class Press:
    """A pressed button; `answer` holds text, show_alert, url once the bot has answered."""

    id: str
    data: str
    chat_id: int
    at: float
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class Inline:
    """`@bot query` typed; `answer` holds the parameters of answerInlineQuery once it came."""

    id: str
    query: str
    at: float
    answer: Json | None = None


Question = TypeVar("Question", Press, Inline)


class Questions(Generic[Question]):
    """By id, and no longer than `within` seconds."""

    def __init__(self, clock: Callable[[], float], within: float, first_id: int) -> None:
        self._clock = clock
        self._within = within
        self._open: dict[str, Question] = {}
        self._ids = count(first_id)

    def next_id(self) -> str:
        return str(next(self._ids))

    def add(self, question: Question) -> Question:
        self._forget_old()
        self._open[question.id] = question
        return question

    def answer(self, question_id: str, answer: Json) -> Question:
        self._forget_old()
        question = self._open.pop(question_id, None)
        if question is None:
            raise BadRequestError("query is too old and response timeout expired or query ID is invalid")
        question.answer = answer
        return question

    def _forget_old(self) -> None:
        oldest = self._clock() - self._within
        while self._open and next(iter(self._open.values())).at < oldest:
            del self._open[next(iter(self._open))]
