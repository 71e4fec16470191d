import pytest

from news.rules.why import Reason, why
from news.subscriber import ChatId, Subscriber
from news.topic import Choice, Topic, TopicId
from tests.news.samples import NOW

TOPIC = Topic(id=TopicId(1), kind="subject", name="AI")
AUTHOR = Topic(id=TopicId(2), kind="author", name="Mali")


def reader(*, active: bool = True, only_chosen: bool = False) -> Subscriber:
    return Subscriber(
        chat_id=ChatId(1),
        language="th",
        language_chosen=False,
        timezone="UTC",
        silent=False,
        active=active,
        since=NOW,
        only_chosen=only_chosen,
    )


def choice(topic: Topic, *, comes: bool, chosen: bool = True) -> Choice:
    return Choice(topic=topic, comes=comes, chosen=chosen)


@pytest.mark.parametrize(
    ("subscriber", "choices", "reason"),
    [
        (None, [], Reason(kind="looked")),
        (reader(active=False), [choice(TOPIC, comes=True)], Reason(kind="looked")),
        (reader(), [], Reason(kind="everything")),
        (reader(), [choice(TOPIC, comes=True, chosen=False)], Reason(kind="everything")),
        (reader(), [choice(TOPIC, comes=False)], Reason(kind="off")),
        (reader(only_chosen=True), [choice(TOPIC, comes=False, chosen=False)], Reason(kind="off")),
        (reader(only_chosen=True), [choice(TOPIC, comes=True)], Reason(kind="followed", topic=TOPIC)),
        (
            reader(),
            [choice(TOPIC, comes=False), choice(AUTHOR, comes=True)],
            Reason(kind="followed", topic=AUTHOR),
        ),
    ],
)
def test_the_reason_is_the_one_that_made_it_come(
    subscriber: Subscriber | None, choices: list[Choice], reason: Reason
) -> None:
    assert why(subscriber, choices) == reason


def test_a_watched_word_is_reason_enough_whatever_the_topic() -> None:
    told = why(reader(), [choice(TOPIC, comes=False)], watched="ชิป")
    assert told == Reason(kind="watched", words="ชิป")
    assert why(None, [], watched="ชิป") == Reason(kind="looked")
