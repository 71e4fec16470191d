"""How people come into the newsroom, what they may there, and that it is written down."""

import re

import pytest

from playground.person import Person
from tests.box import Box, labels
from tests.handlers.desk.newsroom import Desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def desk(box: Box) -> Desk:
    return Desk(box)


async def invited(desk: Desk, sign: str = "➕ เชิญบรรณาธิการ") -> str:
    """The payload of a fresh invitation's link."""
    desk.owner.say("/team")
    team = await desk.owner.reads(lambda message: "👥" in message["text"])
    desk.owner.press(team, sign)
    invitation = await desk.owner.reads(lambda message: "🔑" in message["text"])
    payload = re.search(r"\?start=(\S+)", invitation["text"])
    assert payload is not None
    return payload[1]


def offered(desk: Desk, person: Person) -> set[str]:
    return {command["command"] for command in desk.box.telegram.commands_of(person)}


async def test_an_invitation_makes_an_editor_once_and_their_menu_follows(desk: Desk) -> None:
    async with desk.open():
        payload = await invited(desk)
        desk.editor.start(payload)
        await desk.editor.reads(lambda message: "ยินดีต้อนรับสู่กองบรรณาธิการ" in message["text"])
        await desk.owner.reads(lambda message: "มาลี เข้าร่วม" in message["text"])
        await desk.box.telegram.until(lambda: {"post", "queue"} <= offered(desk, desk.editor))
        assert not {"team", "audit"} & offered(desk, desk.editor)
        desk.reader.start(payload)
        await desk.reader.reads(lambda message: "has been used" in message["text"])
        desk.reader.say("/post")
        await desk.reader.reads(lambda message: "people of the newsroom" in message["text"])
        assert "post" not in offered(desk, desk.reader)
    assert await desk.audited() == [
        (desk.owner.id, "invite"),
        (desk.editor.id, "join"),
        (desk.reader.id, "refused"),
        (desk.reader.id, "refused"),
    ]


async def test_an_invitation_expires(desk: Desk) -> None:
    async with desk.open():
        payload = await invited(desk)
        desk.clock.set(9, 1, day=24)
        desk.editor.start(payload)
        await desk.editor.reads(lambda message: "หมดอายุ" in message["text"])


@pytest.mark.parametrize("payload", ["join-", "join-x", "join-" + "A" * 59])
async def test_a_made_up_invitation_opens_nothing(desk: Desk, payload: str) -> None:
    async with desk.open():
        desk.reader.start(payload)
        await desk.reader.reads(lambda message: "never made" in message["text"])
    assert await desk.audited() == [(desk.reader.id, "refused")]


async def test_a_demoted_editor_is_refused_at_the_next_press(desk: Desk) -> None:
    async with desk.open():
        desk.editor.start(await invited(desk))
        await desk.editor.reads(lambda message: "ยินดีต้อนรับ" in message["text"])
        desk.editor.say("/queue")
        queue = await desk.editor.reads(lambda message: "🗂" in message["text"])
        desk.owner.say("/team")
        team = await desk.owner.reads(lambda message: "มาลี" in labels(message))
        desk.owner.press(team, "มาลี")
        member = await desk.owner.reads(lambda message: "🛡 ให้เป็นผู้ดูแลความเห็น" in labels(message))
        desk.owner.press(member, "🛡")
        await desk.editor.reads(lambda message: "บทบาทของคุณ" in message["text"])
        assert "post" not in offered(desk, desk.editor)
        queue["reply_markup"] = {"inline_keyboard": [[{"text": "old", "callback_data": "dq:0"}]]}
        press = desk.editor.press(queue, "old")
        await desk.box.telegram.until(lambda: press.answer is not None)
        assert press.answer is not None
        assert "กองบรรณาธิการเท่านั้น" in press.answer["text"]
        desk.owner.press(member, "🚪")
        await desk.editor.reads(lambda message: "ไม่ได้อยู่ในกองบรรณาธิการแล้ว" in message["text"])
        desk.owner.say("/audit")
        audit = await desk.owner.reads(lambda message: "📒" in message["text"])
    told = audit["text"]
    assert [word in told for word in ("นำออก", "ถูกปฏิเสธ", "เปลี่ยนบทบาท", "เข้าร่วม", "ส่งคำเชิญ")] == [True] * 5


async def test_only_an_owner_sees_the_team_and_the_audit(desk: Desk) -> None:
    await desk.hire(desk.editor)
    async with desk.open():
        for said in ("/team", "/audit"):
            desk.editor.say(said)
            await desk.editor.reads(lambda message: "กองบรรณาธิการเท่านั้น" in message["text"])
        desk.editor.received[-1]["reply_markup"] = {
            "inline_keyboard": [[{"text": "forged", "callback_data": f"er:{desk.editor.id}:editor"}]]
        }
        press = desk.editor.press(desk.editor.received[-1], "forged")
        await desk.box.telegram.until(lambda: press.answer is not None)
    assert await desk.audited() == [(desk.editor.id, "refused")] * 3


async def test_the_audit_pages(desk: Desk) -> None:
    async with desk.open():
        for _ in range(12):
            await invited(desk)
        desk.owner.say("/audit")
        audit = await desk.owner.reads(lambda message: "หน้า 1 จาก 2" in message["text"])
        desk.owner.press(audit, "▶️")
        await desk.owner.reads(lambda message: "หน้า 2 จาก 2" in message["text"])
