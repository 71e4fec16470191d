"""Readers in a thread, as the tests play them."""

from collections.abc import Callable
from typing import Any

from news.article import Filing, IndexedWords
from news.moment import Moment
from playground.person import Person
from storage import open_storage
from tests.box import Box, labels
from tests.storage.newsroom import NOON, article, followed, look

THAI = {
    "invites": "พิมพ์ข้อความได้เลย",
    "published": "ข้อความของคุณขึ้นแล้ว",
    "held": "กองบรรณาธิการจะอ่านก่อนเผยแพร่",
}
ENGLISH = {"invites": "Whatever you write now", "published": "is published", "held": "reads comments before"}


async def stock(box: Box, *titles: str, push_at: Moment | None = None) -> None:
    """Articles put in the archive by hand, the last one newest: no feed has to be waited for."""
    storage = await open_storage(box.database_url)
    filings = [
        Filing(
            article=article(title, title=title, published=Moment(NOON + number)),
            fingerprint=title,
            words=IndexedWords(title=(title,), body=()),
            push_at=push_at,
        )
        for number, title in enumerate(titles)
    ]
    source = await followed(storage, f"https://news.example/{titles[0]}")
    await storage.sources.store(look(source.id, *filings))
    await storage.close()


async def card_of(reader: Person, title: str) -> Any:
    """The card of an article, opened from the latest news."""
    reader.say("/latest")
    latest = await reader.reads(lambda message: "1️⃣" in labels(message) and title in message["text"])
    line = next(line for line in latest["text"].splitlines() if line.endswith(title))
    reader.press(latest, line.partition(" ")[0])
    return await reader.reads(lambda message: shows_card(message, title))


def shows_card(message: Any, title: str) -> bool:
    return message["text"].startswith(title) and any(label.startswith("📝") for label in labels(message))


def says(text: str) -> Callable[[Any], bool]:
    return lambda message: text in message["text"]


async def commented(reader: Person, title: str, text: str, *, told: str) -> Any:
    """💬, then the text: what the bot says to it."""
    assert "✍️" in (await thread_of(reader, title))["text"]
    reader.say(text)
    return await reader.reads(lambda message: told in message["text"])


async def thread_of(reader: Person, title: str) -> Any:
    card = await card_of(reader, title)
    reader.press(card, "💬")
    return await reader.reads(
        lambda message: message["message_id"] == card["message_id"] and message["text"].startswith("💬")
    )


async def toast(box: Box, reader: Person, message: Any, button: str) -> str:
    press = reader.press(message, button)
    await box.telegram.until(lambda: press.answer is not None)
    assert press.answer is not None
    return str(press.answer.get("text"))


async def forged(box: Box, reader: Person, data: str) -> str:
    """What a press on a button says that a client made up."""
    message = reader.received[-1]
    message["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": data}]]}
    return await toast(box, reader, message, "forged")
