"""A channel and the group where it is discussed, as the tests play them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from news.delivery import MessageId
from news.moment import Moment
from news.ports import Storage
from news.subscriber import ChatId
from playground import Group, Person
from playground.facts import Json
from storage import open_storage
from tests.box import TICK, Box
from tests.talk import says, stock

TITLE = "ชิปประหยัดพลังงาน"
GREETED = {"th": "จะเก็บเป็นความเห็นของข่าวนั้น", "en": "becomes a comment on it"}


@dataclass
class Place:
    """A channel, and the group where it is discussed; `forward` is the post as it came there."""

    box: Box
    admin: Person
    channel: Group
    group: Group

    @property
    def forward(self) -> Json:
        return next(message for message in self.group.messages if message.get("is_automatic_forward"))

    def says(self, person: Person, text: str, reply_to: Json | None = None) -> Json:
        """Below the post, or as an answer there."""
        return person.say(text, reply_to=reply_to or self.forward, chat=self.group.chat)

    async def post(self, title: str = TITLE) -> None:
        """An article goes out to the channel, and by itself to the group."""
        await stock(self.box, title, push_at=Moment(1))
        post = await self.channel.reads(says(title))
        await self.box.telegram.until(lambda: any("is_automatic_forward" in one for one in self.group.messages))
        copy = ChatId(self.channel.id), MessageId(post["message_id"])
        await until_row(self.box, lambda storage: storage.comments.article_of_copy(*copy))

    async def heard(self) -> None:
        """Nothing answers in the group, so nothing else tells."""
        await self.box.all_handled()


async def until_row(box: Box, look: Callable[[Storage], Awaitable[object]]) -> None:
    storage = await open_storage(box.database_url)
    while await look(storage) is None:  # noqa: ASYNC110 - rows tell
        await asyncio.sleep(TICK)
    await storage.close()


async def opened(box: Box, language: str = "th", admin: Person | None = None) -> Place:
    admin = admin or box.telegram.person(first_name="มะลิ", language_code=language)
    channel, group = box.telegram.channel("ช่องข่าว", admin), box.telegram.group("คุยข่าว", admin)
    channel.link(group)
    channel.add_bot(administrator=True)
    await until_row(box, lambda storage: storage.subscribers.get(ChatId(channel.id)))
    return Place(box=box, admin=admin, channel=channel, group=group)


async def discussed(box: Box, language: str = "th", admin: Person | None = None) -> Place:
    """With a story in it."""
    place = await opened(box, language, admin)
    place.group.add_bot(administrator=True)
    await place.group.reads(says(GREETED[language]))
    await place.post()
    return place
