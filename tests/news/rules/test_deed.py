import pytest

from news.delivery import ClaimToken, Dead, Delivery, Erased, Fixed, MessageId, Retry, Undeletable, Vanished
from news.moment import Moment
from news.push import PushId
from news.rules.decide import decide
from news.rules.deed import DELETABLE_FOR, Deed, deed_for
from news.subscriber import ChatId
from tests.news.samples import NOW


def copy(*, message: int | None = 7, age: int = 60, withdrawn: bool = False, attempts: int = 0) -> Delivery:
    return Delivery(
        push_id=PushId(1),
        chat_id=ChatId(1),
        edition="th",
        silent=False,
        attempts=attempts,
        token=ClaimToken("t"),
        message_id=None if message is None else MessageId(message),
        sent_at=None if message is None else Moment(NOW - age),
        withdrawn=withdrawn,
    )


@pytest.mark.parametrize(
    ("delivery", "deed"),
    [
        (copy(message=None), "send"),
        (copy(), "edit"),
        (copy(withdrawn=True), "delete"),
        (copy(withdrawn=True, age=DELETABLE_FOR - 1), "delete"),
        (copy(withdrawn=True, age=DELETABLE_FOR), "edit"),
    ],
)
def test_a_copy_is_sent_edited_or_deleted(delivery: Delivery, deed: Deed) -> None:
    assert deed_for(delivery, NOW) == deed


def test_what_cannot_be_deleted_is_edited_at_once_instead() -> None:
    told = decide(Undeletable("too old"), attempts=1, now=NOW, on_uncertain="repeat", jitter=0)
    assert isinstance(told, Retry)
    assert told.due_at == NOW
    assert deed_for(copy(withdrawn=True, attempts=told.attempts), NOW) == "edit"


def test_what_can_be_neither_deleted_nor_edited_ends_with_its_reason() -> None:
    assert decide(Fixed("so it is"), attempts=9, now=NOW, on_uncertain="repeat", jitter=0) == Dead("so it is")


def test_what_is_not_there_any_more_is_done_with() -> None:
    assert decide(Vanished("gone"), attempts=1, now=NOW, on_uncertain="skip", jitter=0) == Erased("gone")
