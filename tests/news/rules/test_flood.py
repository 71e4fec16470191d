import pytest

from news.delivery import Flooded
from news.rules.flood import LONG, PAUSE, held
from news.subscriber import ChatId

PERSON, GROUP = ChatId(7), ChatId(-7)


@pytest.mark.parametrize("seconds", [1, LONG, LONG + 1, 43_838])
def test_a_group_is_held_alone(seconds: int) -> None:
    assert held(GROUP, Flooded(seconds)) == {GROUP: seconds}


def test_a_short_wait_holds_everybody() -> None:
    assert held(PERSON, Flooded(LONG)) == {None: LONG}


def test_a_long_wait_holds_its_chat_and_the_others_only_until_one_is_tried() -> None:
    assert held(PERSON, Flooded(43_838)) == {PERSON: 43_838, None: PAUSE}


def test_a_long_wait_that_a_second_chat_meets_holds_everybody() -> None:
    assert held(PERSON, Flooded(43_838, seconded=True)) == {None: 43_838}
