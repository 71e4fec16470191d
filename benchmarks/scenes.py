"""What a benchmark has happen on the stage, and what it asks about afterwards."""

import asyncio
import gc
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Final

from playground import Fault, Person, Telegram
from playground.faults import Kind
from playground.log import Log
from tests.newspaper import Newspaper

STORM: Final[Sequence[tuple[Kind, float, tuple[int, int]]]] = (
    ("429", 0.03, (1, 60)),
    ("429", 0.02, (301, 43_838)),
    ("403", 0.02, (1, 1)),
    ("500", 0.015, (1, 1)),
    ("502", 0.015, (1, 1)),
    ("drop", 0.01, (1, 1)),
    ("hang", 0.01, (1, 1)),
)


@dataclass(kw_only=True)
class Scene:
    """The clock of this Telegram is `ahead` of the world's by so many seconds."""

    telegram: Telegram
    newspaper: Newspaper = field(default_factory=Newspaper)
    crowd: list[Person] = field(default_factory=list)
    ahead: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Copies:
    due: int
    missing: list[tuple[str, int]]
    """Title and reader."""
    repeated: int
    """How many there are too many."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Of the copies, as Telegram saw them."""

    a_second: float
    busiest_second: int
    refused: int


async def gather(scene: Scene, people: int) -> list[int]:
    """Ids of that many new people, who have met the bot; it is not told, and no copy passes for an answer."""
    crowd = [scene.telegram.person(first_name=f"Reader {number}") for number in range(people)]
    for person in crowd:
        person.start()
        assert person.chat is not None
        person.chat.pace.free = 0
    scene.telegram.updates.drop()
    scene.crowd += crowd
    gc.freeze()  # they are here to stay, and need no looking after
    return [person.id for person in crowd]


async def backlog_read(scene: Scene) -> None:
    """What is published from now on is news to the bot."""
    for _ in range(2):
        await scene.newspaper.next_look()


async def publish(scene: Scene, title: str) -> None:
    scene.newspaper.publish(title)


async def clear(scene: Scene) -> None:
    """What was sent so far does not count."""
    scene.telegram.sends.clear()


async def limits(scene: Scene, *, on: bool) -> None:
    scene.telegram.limits.enabled = on


async def sent(scene: Scene, number: int, patience: float) -> bool:
    """Whether the crowd had so many messages before `patience` ran out; looks rarely, so as not to disturb."""
    until, crowd = monotonic() + patience, {person.id for person in scene.crowd}
    sends = scene.telegram.sends
    while monotonic() < until:
        if len(sends) >= number and sum(send.chat_id in crowd for send in sends) >= number:
            return True
        await asyncio.sleep(0.25)
    return False


async def sent_so_far(scene: Scene) -> int:
    return len(scene.telegram.sends)


async def put_forward(scene: Scene, ahead: float) -> None:
    scene.ahead = ahead
    scene.telegram.clock = lambda: time() + scene.ahead


async def storm(scene: Scene, seed: int) -> None:
    """Until `calm`; each call is written down from now on."""
    telegram = scene.telegram
    telegram.random.seed(seed)
    telegram.log = Log(kept=1_000_000)
    telegram.limits.off()
    for kind, share, wait in STORM:
        telegram.faults.inject(Fault(kind=kind, share=share, method="sendMessage", retry_after=wait))


async def calm(scene: Scene) -> None:
    scene.telegram.faults.clear()


async def answered(scene: Scene) -> Counter[int]:
    """How many sends came to each HTTP status; 0 where no answer was given."""
    return Counter(entry.status for entry in scene.telegram.log if entry.method == "sendMessage")


async def broken_waits(scene: Scene, long: int) -> int:
    """Sends to a chat before the end of its flood wait, and to any other chat during one that is not `long`."""
    own: dict[int, float] = {}
    general, known, broken = 0.0, 0.0, 0
    for entry in scene.telegram.log:
        if entry.method != "sendMessage":
            continue
        chat, left = entry.parameters["chat_id"], entry.time - entry.duration
        broken += left < own.get(chat, 0.0) - 1 or known + 1 < left < general - 1
        if entry.status == 429:
            wait = int(entry.description.rpartition(" ")[2])
            own[chat] = entry.time + wait
            if wait <= long and entry.time + wait > general:
                general, known = entry.time + wait, entry.time
    return broken


async def next_send(scene: Scene, before: int, patience: float) -> None:
    """Returns with the first message after so many."""
    await scene.telegram.until(lambda: len(scene.telegram.sends) > before, timeout=patience)


async def copies(scene: Scene, titles: Sequence[str]) -> Copies:
    """Of the stories of these titles, by what stands in the readers' chats."""
    missing, repeated = [], 0
    for person in scene.crowd:
        told = Counter(str(message["text"]).split("\n")[0] for message in person.received)
        missing += [(title, person.id) for title in titles if not told[title]]
        repeated += sum(told[title] - 1 for title in titles if told[title] > 1)
    return Copies(due=len(scene.crowd) * len(titles), missing=missing, repeated=repeated)


async def pace(scene: Scene) -> Pace:
    crowd = {person.id for person in scene.crowd}
    times = [send.time for send in scene.telegram.sends if send.chat_id in crowd]
    return Pace(
        a_second=(len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0,
        busiest_second=_busiest(times),
        refused=scene.telegram.sends.refused(429),
    )


def _busiest(times: list[float]) -> int:
    """The most in any sliding second."""
    window: deque[float] = deque()
    most = 0
    for at in times:
        window.append(at)
        while window[0] <= at - 1:
            window.popleft()
        most = max(most, len(window))
    return most


async def archive(scene: Scene, stories: int) -> None:
    """What stands in the paper before the bot first looks, for readers to find."""
    for number in range(stories):
        scene.newspaper.publish(f"แบตเตอรี่รุ่นที่ {number}", body="<p>แบตเตอรี่รถยนต์ไฟฟ้าชาร์จเร็วขึ้น</p>" * 5)


async def search(scene: Scene, seconds: float) -> list[float]:
    """How long each answer took to a reader who searches for so long, about once a second."""
    reader = scene.telegram.person(first_name="Searcher")
    until, took = monotonic() + seconds, []
    while monotonic() < until:
        begun = monotonic()
        reader.say("/search แบตเตอรี่")
        await reader.reads(lambda message: "แบตเตอรี่" in message["text"], timeout=30)
        took.append(monotonic() - begun)
        await asyncio.sleep(1.1)
    return took
