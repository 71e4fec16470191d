"""Scenes of a crowd that comments all at once, and of somebody else who asks for something behind it."""

import asyncio
from time import monotonic
from typing import Final, Literal

from benchmarks.scenes import Scene
from playground import Person
from playground.facts import Json

How = Literal["reply", "text", "one"]
"""Replies to a card, texts after 💬, or all of them by one person."""

PATIENCE: Final = 120.0


async def talk(scene: Scene, how: How, comments: int) -> None:
    """Nobody says the same as another, which would only be refused."""
    crowd = scene.crowd[1:2] if how == "one" else scene.crowd[1:]
    for number in range(comments):
        person = crowd[number % len(crowd)]
        person.say(f"ความเห็นที่ {number} ของ {how}", reply_to=None if how == "text" else _card(scene, person))


async def answered(scene: Scene, asks: str) -> float:
    """Seconds until somebody who asks has their answer."""
    other = scene.telegram.people[min(scene.telegram.people)]
    before, began = len(other.received), monotonic()
    other.say(asks)
    await scene.telegram.until(lambda: len(other.received) > before, timeout=PATIENCE)
    return monotonic() - began


async def quiet(scene: Scene) -> None:
    """Nothing that was said waits to be fetched."""
    while len(scene.telegram.updates) or not scene.telegram.updates.polled:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.05)


def _card(scene: Scene, person: Person) -> Json:
    """Of the first article, as this person has it."""
    assert person.chat is not None
    return {
        "message_id": 1,
        "date": scene.telegram.now(),
        "chat": person.chat.shown,
        "from": scene.telegram.bot,
        "text": "ข่าว",
        "reply_markup": {"inline_keyboard": [[{"text": "📝", "callback_data": "s:1"}]]},
    }
