"""How many copies are made at a time."""

from bot.spreader import LARGEST, SLICE, next_size


def test_slices_grow_where_they_are_quick_and_shrink_where_they_hold_others_up() -> None:
    size = SLICE
    for _ in range(5):
        size = next_size(size, took=size * 2e-6)
    assert size == LARGEST
    assert next_size(size, took=0.04) == LARGEST // 2
    assert next_size(SLICE, took=3.0) == SLICE
