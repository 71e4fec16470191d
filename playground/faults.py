"""Faults to inject: what the network and Telegram do on bad days."""

from dataclasses import asdict, dataclass
from random import Random
from typing import Literal, get_args

from playground.facts import Json

Kind = Literal["429", "403", "500", "502", "hang", "drop", "slow"]
"""`hang` never answers and performs nothing; `drop` performs, then cuts the connection."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """Strikes a `share` of the calls that fit, or the next `count` of them."""

    kind: Kind
    share: float = 1.0
    count: int | None = None
    method: str | None = None
    chat_id: int | None = None
    retry_after: tuple[int, int] = (1, 5)
    seconds: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"a fault's kind is one of {', '.join(get_args(Kind))}")
        if not 0 <= self.share <= 1:
            raise ValueError("a fault's share lies between 0 and 1")
        if self.count is not None and self.count < 1:
            raise ValueError("a fault's count is at least 1")
        least, most = self.retry_after
        if not 0 < least <= most:
            raise ValueError("a fault's retry_after is a pair: least and most seconds")

    def shown(self) -> Json:
        return asdict(self)

    def fits(self, method: str, chat_id: object) -> bool:
        return (
            self.count != 0
            and (self.method is None or self.method.lower() == method.lower())
            and (self.chat_id is None or self.chat_id == chat_id)
        )


class Faults:
    def __init__(self, random: Random) -> None:
        self._random = random
        self.injected: list[Fault] = []

    def inject(self, fault: Fault) -> None:
        self.injected.append(fault)

    def clear(self) -> None:
        self.injected.clear()

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """The first fault that hits this call, used up by one."""
        for fault in self.injected:
            if fault.fits(method, chat_id) and self._random.random() < fault.share:
                if fault.count is not None:
                    fault.count -= 1
                return fault
        return None

    def retry_after(self, fault: Fault) -> int:
        return self._random.randint(*fault.retry_after)
