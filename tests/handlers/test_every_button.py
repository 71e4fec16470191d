"""A walk over every button that can be reached: none is dead, unanswered, or more than Telegram takes.

The playground refuses what is over a limit, so a refused call is the sign of it. A new room needs nothing here
but a way to it: a command, or a button on a screen that is reached already.
"""

from dataclasses import dataclass, field, replace

import pytest

from handlers import callback, hours_callback, privacy_callback
from handlers.action import At
from handlers.codec import decode
from handlers.comments import callback as comments_callback
from handlers.desk import callback as desk_callback
from handlers.feeds import callback as feeds_callback
from handlers.figures import callback as figures_callback
from handlers.filing import callback as filing_callback
from handlers.moderation import callback as moderation_callback
from handlers.places import callback as places_callback
from handlers.reader import callback as reader_callback
from handlers.router import COMMANDS
from handlers.sponsors import callback as sponsors_callback
from handlers.team import callback as team_callback
from news.dialog import Dialog
from news.draft import DraftState
from news.moment import Moment
from news.sponsor import Terms
from news.subscriber import ChatId
from news.team import Member, Role, UserId
from playground.person import Person
from storage import open_storage
from tests.box import Box
from tests.storage.newsroom import filing, look

LAST = ("ForgetMe", "StopHere", "RemoveFeed")
"""Kinds that would spoil the walk."""
LATE = ("Publish", "Discard", "ChooseDraftTopic", "Set", "FollowUp", "Schedule")
"""Kinds that leave a draft's other buttons behind, so that the newest of them counts."""
LIST = b'<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>'
LINKS = ("/start a1", "/start t1", "/start s1", "/start find-news")
ASKED = ("/edit แบตเตอรี่", "/watch แบตเตอรี่", "/search ข่าว", "แบตเตอรีี่", *LINKS)
ROOMS = (
    callback,
    hours_callback,
    reader_callback,
    places_callback,
    comments_callback,
    moderation_callback,
    privacy_callback,
    desk_callback,
    feeds_callback,
    filing_callback,
    figures_callback,
    sponsors_callback,
    team_callback,
)
ELSEWHERE = {"ShowDigest", "Connect", "ShowSaved", "ShowMissed", "DropWithdrawn"} | {
    *("Apply", "ShowPushes", "TakeBack", "BringBack", "Schedule"),
    "AnswerComment",
    "ChooseNotices",
    "LikeComment",
    "RemoveWord",
    "ShowPrivacy",
    "TakeDown",
    "Unban",
}
"""Of digests, groups, long lists, decisions on drafts, answers and bans, which have tests of their own."""


@dataclass
class Walk:
    """Presses one button of each kind: the others differ only in what they are about."""

    box: Box
    person: Person
    seen: dict[str, int] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)

    def look(self) -> None:
        """Take down what can be pressed, and in which message; it may be edited away, also before we look."""
        edits = (entry.parameters for entry in self.box.telegram.log if "message_id" in entry.parameters)
        for shown in (*self.person.received, *(edit for edit in edits if edit["chat_id"] == self.person.id)):
            for row in shown.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if "callback_data" in button:
                        self.seen.setdefault(button["callback_data"], shown["message_id"])

    def next(self) -> str | None:
        """The spoilers last."""
        self.look()
        left = [data for data in self.seen if sample_of(data) not in self.pressed]
        late = [data for data in reversed(left) if kind_of(data) in LATE]
        early = [data for data in left if kind_of(data) not in {*LATE, *LAST}]
        return next(iter((*early, *late, *left)), None)

    async def say(self, text: str) -> None:
        before = len(self.person.received)
        self.person.say(text)
        await self.box.telegram.until(lambda: len(self.person.received) > before, timeout=20)
        self.look()

    async def press(self, data: str) -> None:
        self.pressed |= {kind_of(data), sample_of(data)}
        telegram, calls = self.box.telegram, len(self.box.telegram.log)
        message = next(one for one in self.person.received if one["message_id"] == self.seen[data])
        message["reply_markup"] = {"inline_keyboard": [[{"text": "again", "callback_data": data}]]}
        press = self.person.press(message, "again")
        await telegram.until(lambda: press.answer is not None, timeout=20)
        assert press.answer is not None
        told = str(press.answer["text"])
        assert not any(dead in told for dead in ("ใช้ไม่ได้แล้ว", "no longer works")), data

        def something_done() -> bool:
            told_here = (one for one in list(telegram.log)[calls:] if self.person.id in one.parameters.values())
            methods = {entry.method for entry in told_here}
            return bool(told or methods - {"answerCallbackQuery", "getUpdates"})

        await telegram.until(something_done, timeout=20)


def kind_of(data: str) -> str:
    action = decode(data)
    assert action is not None, data
    return f"At{type(action.action).__name__}" if isinstance(action, At) else type(action).__name__


def sample_of(data: str) -> str:
    """A switch has two sides, and each counts, as does each word; of what has a number, one stands for all."""
    _, *fields = data.split(":")
    words = [field for field in fields if not field.isdecimal()]
    return data if set(fields) <= {"0", "1", "th", "en"} else ":".join((kind_of(data), *words))


def refused(box: Box) -> list[str]:
    """Calls that Telegram would not have taken; an edit that changes nothing is none of them."""
    return [
        f"{entry.method}: {entry.description}"
        for entry in box.telegram.log
        if entry.status == 400 and "not modified" not in entry.description
    ]


async def commented_on(box: Box, person: Person) -> None:
    """By another reader, whose comments wait, and by the one who walks."""
    other = box.telegram.person(first_name="Robin", language_code="en")
    other.say("/start a1")
    card = await other.reads(lambda message: message["text"].startswith("ข่าวแบตเตอรี่"), timeout=20)
    for text in ("One", "Two", "Three"):
        other.say(text, reply_to=card)
        await other.reads(lambda message: "reads comments before" in message["text"], timeout=20)
    person.say("/start a1")
    card = await person.reads(lambda message: message["text"].startswith("ข่าวแบตเตอรี่"), timeout=20)
    person.say("ความเห็น", reply_to=card)
    await person.reads(lambda message: message["text"].startswith("💬"), timeout=20)


async def read(person: Person, sign: str) -> None:
    await person.reads(lambda message: message["text"].startswith(sign), timeout=20)


async def at_the_desk(box: Box, walk: Walk) -> None:
    """A colleague, a sponsor, a story to approve, a source that was found, and a draft."""
    now, owner, colleague = box.clock(), UserId(walk.person.id), box.telegram.person(first_name="มาลี")
    colleague.say("/start")
    storage = await open_storage(box.database_url)
    await storage.team.put(
        Member(user_id=UserId(colleague.id), role=Role.EDITOR, name="มาลี", since=now, added_by=owner)
    )
    await storage.sponsors.add(Terms(text="กาแฟดี", url="https://cafe.example/"), now)
    waiting = replace(filing("to-approve", push_at=None), awaits=True)
    await storage.sources.store(look((await storage.feeds.list(number=0, size=1)).items[0].id, waiting))
    asked = Dialog(chat_id=ChatId(owner), user_id=owner, step="", about="", expires_at=Moment(now + 999))
    for step, answer, sign in (("feeds-new", f"{box.url}/paper/feed", "🧪"), ("filing-category", "Cars", "🗂")):
        await storage.dialogs.ask(replace(asked, step=step))
        await walk.say(answer)
        await read(walk.person, sign)
    await storage.dialogs.ask(replace(asked, step="feeds-opml"))
    walk.person.send_document(LIST, "feeds.opml")
    await read(walk.person, "📥")
    await storage.dialogs.end(ChatId(owner), owner)
    for words in ("/post", "/queue", "/post", "ฝนถล่มกรุง\nน้ำท่วมหลายจุด", "/done"):
        await walk.say(words)
    await read(walk.person, "ฝนถล่มกรุง")
    opened = (await storage.drafts.open(number=0, size=9)).items
    draft = next(one for one in opened if one.state is DraftState.READY)
    await storage.dialogs.ask(replace(asked, step="desk-earlier", about=f"{draft.id}:{draft.revision}"))
    await walk.say("แบตเตอรี่")
    await read(walk.person, "🧵")
    await storage.dialogs.end(ChatId(owner), owner)
    await storage.close()


@pytest.mark.timeout(240)  # a few seconds, but a hundred answers one after another on a busy machine
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", ["th", "en"])
async def test_every_button_answers(box: Box, language: str) -> None:
    for number in range(1, 21):
        body = "".join(f"<p>ย่อหน้า {n} {'แบตเตอรี่รุ่นใหม่ ' * 30}</p>" for n in range(9))
        category = f"หัวข้อ {max(1, number - 6)}"
        box.newspaper.publish(f"ข่าวแบตเตอรี่ที่ {number}", category=category, body=body)
    person = box.telegram.person(first_name="มะลิ", language_code=language)
    person.say("/start")
    async with box.bot(admins=str(person.id)):
        await box.backlog_read()
        walk = Walk(box, person)
        await commented_on(box, person)
        channel = box.telegram.channel("ช่อง", person)
        channel.add_bot(administrator=True)
        await at_the_desk(box, walk)
        for words in (*(f"/{command}" for command in COMMANDS), *ASKED):
            await walk.say(words)
        while (data := walk.next()) is not None:
            await walk.press(data)
    assert refused(box) == []
    kinds = {kind.__name__ for room in ROOMS for kind in room.LETTERS.values()}
    assert kinds - walk.pressed <= ELSEWHERE
