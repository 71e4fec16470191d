"""What an owner does in the chat to a story that is out, and how its copies follow."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from benchmarks.scenes import Scene
from playground import Person
from playground.log import Log
from tests.box import labels

OLD: Final = "ฝนถล่มกรุง"
NEW: Final = "ฝนตกหนักทั่วกรุง"
Fits = Callable[[Any], object]


@dataclass(frozen=True, kw_only=True)
class Followed:
    """How copies followed, as Telegram saw it."""

    seconds: float
    left: int
    busiest_second: int
    refused: int


async def log_all(scene: Scene) -> None:
    scene.telegram.log = Log(kept=1_000_000)


async def edit(scene: Scene, patience: float) -> Followed:
    owner = scene.crowd[0]
    await _pressed(owner, "/edit", "1️⃣")
    draft = await owner.reads(lambda message: "➖➖➖" in message["text"], timeout=patience)
    fields = await _turned(owner, draft, "✏️", lambda message: "พาดหัว" in labels(message))
    owner.press(fields, "พาดหัว")
    await owner.reads(lambda message: "“-”" in message["text"])
    owner.say(NEW)
    draft = await owner.reads(lambda message: "➖➖➖" in message["text"] and NEW in message["text"])
    difference = await _turned(
        owner, draft, "🔍", lambda message: NEW in message["text"] and "➕" in message["text"]
    )
    owner.press(difference, "📢")
    return await _followed(scene, "editMessageText", lambda shown: OLD in shown, patience)


async def retract(scene: Scene, patience: float) -> Followed:
    owner = scene.crowd[0]
    await _pressed(owner, "/retract", "1️⃣")
    sure = await owner.reads(lambda message: labels(message)[:1] == ["🗑 ถอนจากทุกแชต"])
    owner.press(sure, "🗑")
    return await _followed(scene, "deleteMessage", lambda shown: shown.startswith(NEW), patience)


async def _pressed(owner: Person, command: str, button: str) -> None:
    owner.say(command)
    found = await owner.reads(lambda message: button in labels(message), timeout=20)
    owner.press(found, button)


async def _turned(owner: Person, message: Any, button: str, fits: Fits) -> Any:  # noqa: ANN401 - a message
    owner.press(message, button)
    return await owner.reads(fits, timeout=20)


async def _followed(scene: Scene, method: str, still: Callable[[str], bool], patience: float) -> Followed:
    """Once no copy is `still` as it was, or `patience` is at its end. The owner's own chat has more to show."""
    start, readers = monotonic(), scene.crowd[1:]
    left = len(readers)
    while left and monotonic() < start + patience:
        await asyncio.sleep(0.25)
        left = sum(any(still(message["text"]) for message in reader.received) for reader in readers)
    calls = [entry for entry in scene.telegram.log if entry.method == method]
    busy = Counter(int(entry.time) for entry in calls)
    return Followed(
        seconds=monotonic() - start,
        left=left,
        busiest_second=max(busy.values(), default=0),
        refused=sum(entry.status == 429 for entry in calls),
    )
