from typing import Final, Literal, get_args

Discussion = Literal["hold", "trusted", "open", "off"]
"""What becomes of a comment: held for a moderator, shown if its author was approved before, shown, refused."""
DISCUSSIONS: Final[tuple[Discussion, ...]] = get_args(Discussion)
