class Action:
    """What a button asks for: a frozen dataclass of whole numbers and words, small enough for 64 bytes."""

    __slots__ = ()
