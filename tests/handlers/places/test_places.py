"""Groups, channels and forums get the news, and their admins settle it in private."""

from typing import Any

import pytest

from playground import Group, Person
from tests.box import Box, labels, turned

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def toast(box: Box, person: Person, message: Any, button: str, group: Group | None = None) -> str:
    press = person.press(message, button, chat=group.chat if group else None)
    await box.telegram.until(lambda: press.answer is not None)
    assert press.answer is not None
    return str(press.answer["text"])


def address(message: Any, sign: str) -> str:
    keyboard = message["reply_markup"]["inline_keyboard"]
    return next(str(button["url"]) for row in keyboard for button in row if button["text"].startswith(sign))


async def connected(box: Box, admin: Person, group: Group) -> Any:
    group.add_bot()
    offered = await group.reads(lambda message: "🔔" in str(labels(message)))
    admin.press(offered, "🔔", chat=group.chat)
    return await group.reads(lambda message: message["text"].startswith("✅"))


async def test_an_admin_connects_a_group_and_settles_it_in_private(box: Box) -> None:
    async with box.bot():
        await box.backlog_read()
        admin = box.telegram.person(first_name="มะลิ", language_code="th")
        member = box.telegram.person(first_name="Robin", language_code="en")
        group = box.telegram.group("กลุ่มข่าว", admin)
        group.join(member)
        group.add_bot()
        offered = await group.reads(lambda message: "🔔 รับข่าวในกลุ่มนี้" in labels(message))
        assert "Only an admin" in await toast(box, member, offered, "🔔", group)
        admin.press(offered, "🔔", chat=group.chat)
        settled = await group.reads(lambda message: "✅ จะส่งข่าวใหม่ที่นี่" in message["text"])
        payload = address(settled, "⚙️").partition("start=")[2]
        admin.start(payload)
        shown = await admin.reads(lambda message: "📣 กลุ่มข่าว" in message["text"])
        shown = await turned(admin, shown, "🗣", "English")
        assert "🗣 ภาษา: English" in shown["text"]
        shown = await turned(admin, shown, "🔕")
        assert "🔔 เปิดเสียง" in labels(shown)
        box.newspaper.publish("ข่าวเข้ากลุ่ม")
        card = await group.reads(lambda message: "ข่าวเข้ากลุ่ม" in message["text"])
        assert labels(card) == ["📖 Read on, save, comment", "🌐 Website"]
        member.start(payload)
        await member.reads(lambda message: "Only an admin of this group or channel" in message["text"])


@ON_ONE_DATABASE
async def test_only_an_admin_may_press_and_yesterdays_is_none_today(box: Box) -> None:
    async with box.bot(feeds=()):
        owner = box.telegram.person(first_name="Robin", language_code="en")
        member = box.telegram.person(first_name="มะลิ", language_code="th")
        group = box.telegram.group("News club", owner)
        group.join(member)
        group.add_bot()
        offered = await group.reads(lambda message: "🔔 Bring the news here" in labels(message))
        assert await toast(box, member, offered, "🔔", group) == "เฉพาะผู้ดูแลกลุ่มนี้เท่านั้น"
        group.join(member, "administrator")
        member.press(offered, "🔔", chat=group.chat)
        settled = await group.reads(lambda message: message["text"].startswith("✅"))
        member.start(address(settled, "⚙️").partition("start=")[2])
        shown = await member.reads(lambda message: "📣 News club" in message["text"])
        group.join(member, "member")
        assert "เฉพาะผู้ดูแล" in await toast(box, member, shown, "🕒")
        group.kick_bot()
        assert "เฉพาะผู้ดูแล" in await toast(box, member, shown, "🕒")


async def test_a_channel_is_connected_by_adding_the_bot_and_its_cards_hold_links_only(
    box: Box,
) -> None:
    async with box.bot():
        await box.backlog_read()
        admin = await box.subscribed(first_name="Robin", language_code="en")
        admin.say("/settings")
        settings = await admin.reads(lambda message: "⚙️" in message["text"])
        places = await turned(admin, settings, "👥")
        assert address(places, "➕ To a channel").endswith("startchannel&admin=post_messages")
        channel = box.telegram.channel("ช่องข่าว", admin)
        channel.add_bot(administrator=True)
        told = await admin.reads(lambda message: "New stories will come to ช่องข่าว" in message["text"])
        shown = await turned(admin, told, "🕒")
        assert "📣 ช่องข่าว" in shown["text"]
        box.newspaper.publish("ข่าวเข้าช่อง")
        card = await channel.reads(lambda message: "ข่าวเข้าช่อง" in message["text"])
        assert all("url" in button for row in card["reply_markup"]["inline_keyboard"] for button in row)
        listed = await turned(admin, shown, "👥")
        assert "📣 ช่องข่าว" in labels(listed)


@ON_ONE_DATABASE
async def test_a_forums_news_comes_to_the_thread_it_was_asked_in(box: Box) -> None:
    async with box.bot():
        await box.backlog_read()
        admin = box.telegram.person(first_name="มะลิ", language_code="th")
        forum = box.telegram.group("ฟอรัม", admin, forum=True)
        forum.add_bot()
        thread = forum.open_topic("ข่าว")
        admin.say("/start@khao_demo_bot", chat=forum.chat, thread=thread)
        offered = await forum.reads(lambda message: message.get("message_thread_id") == thread)
        admin.press(offered, "🔔", chat=forum.chat)
        await forum.reads(lambda message: message["text"].startswith("✅"))
        box.newspaper.publish("ข่าวในกระทู้")
        card = await forum.reads(lambda message: "ข่าวในกระทู้" in message["text"])
        assert card["message_thread_id"] == thread


async def test_a_group_that_becomes_a_supergroup_keeps_all(box: Box) -> None:
    async with box.bot():
        await box.backlog_read()
        admin = box.telegram.person(first_name="Robin", language_code="en")
        group = box.telegram.group("News club", admin)
        settled = await connected(box, admin, group)
        admin.start(address(settled, "⚙️").partition("start=")[2])
        shown = await admin.reads(lambda message: "📣 News club" in message["text"])
        group.migrate()
        box.newspaper.publish("ข่าวหลังย้าย")
        await group.reads(lambda message: "ข่าวหลังย้าย" in message["text"])
        shown = await turned(admin, shown, "🔢", "5")
        assert "up to 5 stories" in shown["text"]


@ON_ONE_DATABASE
async def test_commands_of_other_bots_are_none_of_ours_and_private_buttons_do_nothing_here(box: Box) -> None:
    async with box.bot(feeds=()):
        admin = await box.subscribed()
        group = box.telegram.group("กลุ่มข่าว", admin)
        settled = await connected(box, admin, group)
        before = len(group.received)
        admin.say("/start@another_bot", chat=group.chat)
        settled["reply_markup"] = {"inline_keyboard": [[{"text": "forged", "callback_data": "w:0"}]]}
        assert "แชตส่วนตัว" in await toast(box, admin, settled, "forged", group)
        admin.say("/settings@khao_demo_bot", chat=group.chat)
        await group.reads(lambda message: message["text"].startswith("✅"))
        assert len(group.received) == before + 1
