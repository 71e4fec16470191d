from typing import Final

LONGEST: Final = 6 * 3600


def backoff(failures: int, *, base: int, jitter: float, asked: int | None = None) -> int:
    """Seconds until the next try after `failures` in a row: doubling from `base` to six hours.

    `jitter`, a random number in [0, 1), spreads it over a fifth. `asked` is the pause the other side named.
    """
    pause = min(LONGEST, base << min(failures - 1, 16))
    spread = pause * (0.9 + 0.2 * jitter)
    return max(1, round(spread), asked or 0)
