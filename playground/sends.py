"""A compact record of what was sent, to measure by."""

from array import array
from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple


class Send(NamedTuple):
    """`time` is monotonic seconds."""

    time: float
    chat_id: int
    message_id: int
    method: str


class Sends:
    """Performed sends in order; refused ones are only counted."""

    def __init__(self) -> None:
        self._times = array("d")
        self._chats = array("q")
        self._messages = array("q")
        self._methods = array("H")
        self._contents = array("q")
        self._names: list[str] = []
        self._refused: Counter[int] = Counter()

    def add(self, send: Send, content: str) -> None:
        if send.method not in self._names:
            self._names.append(send.method)
        self._times.append(send.time)
        self._chats.append(send.chat_id)
        self._messages.append(send.message_id)
        self._methods.append(self._names.index(send.method))
        self._contents.append(hash((send.chat_id, content)))

    def refuse(self, status: int) -> None:
        self._refused[status] += 1

    def refused(self, status: int) -> int:
        return self._refused[status]

    def clear(self) -> None:
        self.__init__()  # type: ignore[misc]

    def __len__(self) -> int:
        return len(self._times)

    def __getitem__(self, at: int) -> Send:
        name = self._names[self._methods[at]]
        return Send(self._times[at], self._chats[at], self._messages[at], name)

    def __iter__(self) -> Iterator[Send]:
        return (self[at] for at in range(len(self)))

    def busiest_second(self) -> int:
        """The most sends in any sliding second."""
        window: deque[float] = deque()
        most = 0
        for time in self._times:
            window.append(time)
            while window[0] <= time - 1:
                window.popleft()
            most = max(most, len(window))
        return most

    def per_second(self) -> list[int]:
        """Sends in each second since the first."""
        if not self._times:
            return []
        first = self._times[0]
        counts = Counter(int(time - first) for time in self._times)
        return [counts[second] for second in range(max(counts) + 1)]

    def per_chat_max(self) -> int:
        return max(Counter(self._chats).values(), default=0)

    def duplicates(self) -> int:
        """Sends that said to a chat what it had been told before."""
        return len(self._contents) - len(set(self._contents))
