from bot.doubt import Doubt
from news.delivery import Arrived, Flooded, MessageId
from news.moment import Moment

LONG_WAIT = Flooded(43_838)
ARRIVED = Arrived(MessageId(1))


def test_those_in_flight_at_a_long_wait_do_not_second_it() -> None:
    doubt = Doubt()
    assert doubt.weighed(LONG_WAIT, Moment(100)) == LONG_WAIT
    assert doubt.weighed(LONG_WAIT, Moment(105)) == LONG_WAIT


def test_a_chat_that_is_tried_later_seconds_it() -> None:
    doubt = Doubt()
    doubt.weighed(LONG_WAIT, Moment(100))
    assert doubt.weighed(LONG_WAIT, Moment(131)) == Flooded(43_838, seconded=True)


def test_a_copy_that_arrives_there_takes_the_doubt_away() -> None:
    doubt = Doubt()
    doubt.weighed(LONG_WAIT, Moment(100))
    doubt.weighed(ARRIVED, Moment(101))  # it left before
    doubt.weighed(ARRIVED, Moment(131))
    assert doubt.weighed(LONG_WAIT, Moment(132)) == LONG_WAIT


def test_short_waits_are_believed_at_once() -> None:
    doubt = Doubt()
    doubt.weighed(LONG_WAIT, Moment(100))
    assert doubt.weighed(Flooded(3), Moment(131)) == Flooded(3)
