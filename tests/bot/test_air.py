"""How many copies may be unanswered: about as many as usually are."""

from contextlib import ExitStack

from bot.air import FORGOTTEN, Air


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def used_to(air: Air, clock: Clock, *, seconds: float, rate: float) -> None:
    """Enough answers came after so many seconds each."""
    for _ in range(round(rate * 5)):
        with air.flight(rate):
            clock.now += seconds


def test_there_is_room_for_what_is_usually_unanswered_and_little_more() -> None:
    clock = Clock()
    air = Air(clock)
    used_to(air, clock, seconds=0.05, rate=1000)
    assert 50 <= air.room(1000) <= 65


def test_a_process_that_has_just_begun_goes_by_how_long_another_call_took() -> None:
    clock = Clock()
    air = Air(clock)
    air.heard(0.05)
    assert air.room(1000) <= 60
    used_to(air, clock, seconds=0.2, rate=1000)
    air.heard(0.05)  # from now on the copies themselves are known better
    assert air.room(1000) > 150


def test_a_moment_of_delay_makes_no_room_for_a_burst() -> None:
    clock = Clock()
    air = Air(clock)
    used_to(air, clock, seconds=0.05, rate=1000)
    with ExitStack() as delayed:
        for _ in range(50):
            delayed.enter_context(air.flight(1000))
        clock.now += 0.5
    assert air.room(1000) <= 65


def test_room_grows_when_answers_take_longer_for_good() -> None:
    clock = Clock()
    air = Air(clock)
    used_to(air, clock, seconds=0.05, rate=29)
    used_to(air, clock, seconds=0.3, rate=29)
    assert air.room(29) >= 29 * 0.25


def test_each_unanswered_copy_takes_its_place_until_it_lands() -> None:
    clock = Clock()
    air = Air(clock)
    used_to(air, clock, seconds=0.05, rate=29)
    free = air.room(29)
    with air.flight(29):
        assert air.room(29) == free - 1
        clock.now += 0.05
    assert air.room(29) > free - 1


def test_a_copy_that_hangs_keeps_the_others_on_the_ground_for_a_second_at_most() -> None:
    clock = Clock()
    air = Air(clock)
    free = air.room(29)
    with ExitStack() as hanging:
        for _ in range(1000):
            hanging.enter_context(air.flight(29))
        assert air.room(29) < 0
        clock.now += FORGOTTEN + 0.1
        assert air.room(29) == free
    assert air.room(29) <= free  # nor do they count twice when they land after all
