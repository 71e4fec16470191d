"""Chats that come and go."""

from news.subscriber import ChatId
from storage import open_storage
from tests.box import Box


async def test_whoever_lets_the_bot_back_in_gets_the_news_again_without_a_word(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed()
        stays = await box.subscribed(first_name="Robin")
        await box.backlog_read()
        reader.block()
        box.newspaper.publish("ข่าวหลังบล็อก")
        await stays.reads(lambda message: "ข่าวหลังบล็อก" in message["text"])
        reader.unblock()
        await box.backlog_read()
        box.newspaper.publish("ข่าวหลังกลับมา")
        await reader.reads(lambda message: "ข่าวหลังกลับมา" in message["text"])
    assert not any("ข่าวหลังบล็อก" in str(message["text"]) for message in reader.received)


async def test_whoever_stopped_the_news_in_words_and_then_blocked_is_not_brought_back(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed()
        stays = await box.subscribed(first_name="Robin")
        await box.backlog_read()
        reader.say("/stop")
        await reader.reads(lambda message: "จะไม่มี" in message["text"] or "การตั้งค่า" in message["text"])
        reader.block()
        reader.unblock()
        box.newspaper.publish("ข่าวที่ไม่ได้ขอ")
        await stays.reads(lambda message: "ข่าวที่ไม่ได้ขอ" in message["text"])
    assert not any("ข่าวที่ไม่ได้ขอ" in str(message["text"]) for message in reader.received)


async def test_a_group_that_grows_into_a_supergroup_gets_the_news_there_and_once(box: Box) -> None:
    owner = box.telegram.person(first_name="มานี")
    group = box.telegram.group("ห้องข่าว", owner)
    group.add_bot()
    storage = await open_storage(box.database_url)
    await storage.subscribers.join(
        ChatId(group.id), language="th", timezone="Asia/Bangkok", now=box.clock(), schedule=None
    )
    async with box.bot():
        await box.backlog_read()
        old = ChatId(group.id)
        group.migrate()
        while await storage.subscribers.get(old) is not None:  # told by Telegram, before anything is sent
            await box.backlog_read()
        box.newspaper.publish("ข่าวในห้องใหม่")
        await group.reads(lambda message: "ข่าวในห้องใหม่" in str(message.get("text")))
    await storage.close()
    sent = [entry for entry in box.telegram.log if "ข่าวในห้องใหม่" in str(entry.parameters.get("text"))]
    assert [entry.parameters["chat_id"] for entry in sent] == [group.id]
