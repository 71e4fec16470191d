"""Words to hear of at once, and words to mute, end to end, in both languages."""

from tests.box import Box, labels, turned


async def test_a_watched_word_comes_whatever_its_topic_and_the_card_says_why(box: Box) -> None:
    box.newspaper.publish("ข่าวเก่า", category="รถยนต์")
    async with box.bot():
        reader = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        reader.say("/topics")
        topics = await reader.reads(lambda message: "🏷" in message["text"])
        await turned(reader, topics, "✓ รถยนต์")
        reader.say("/watch แบตเตอรี่")
        listed = await reader.reads(lambda message: "come at once" in message["text"])
        assert labels(listed)[0] == "✖️ 👁 แบตเตอรี่"
        box.newspaper.publish("แบตเตอรี่รุ่นใหม่", category="รถยนต์")
        card = await reader.reads(lambda message: "แบตเตอรี่รุ่นใหม่" in message["text"])
        press = reader.press(await turned(reader, card, "⋯"), "❓")
        await box.telegram.until(lambda: press.answer is not None)
        assert press.answer is not None
        assert press.answer["text"] == "You watch for “แบตเตอรี่”."
        emptied = await turned(reader, listed, "✖️")
        assert "None yet" in emptied["text"]


async def test_a_word_is_asked_for_after_a_restart_too_and_can_be_let_be(box: Box) -> None:
    async with box.bot(feeds=()):
        reader = await box.subscribed()
        reader.say("/watch")
        listed = await reader.reads(lambda message: "ยังไม่มี" in message["text"])
        reader.press(listed, "🔇")
        await reader.reads(lambda message: "ไม่อยากเห็นข่าวที่มีคำใด" in message["text"])
    async with box.bot(feeds=()):
        reader.say("🎉")
        await reader.reads(lambda message: "ไม่พบคำในข้อความนี้" in message["text"])
        reader.say("ดูดวง")
        listed = await reader.reads(lambda message: "“ดูดวง”" in message["text"])
        assert labels(listed)[0] == "✖️ 🔇 ดูดวง"
        reader.press(listed, "👁")
        asked = await reader.reads(lambda message: "อยากติดตามข่าวที่มีคำใด" in message["text"])
        await turned(reader, asked, "✖️")
        reader.say("แบตเตอรี่")
        await reader.reads(lambda message: "ไม่พบข่าว" in message["text"])


async def test_less_like_this_mutes_a_word_of_the_title(box: Box) -> None:
    async with box.bot():
        reader = await box.subscribed()
        witness = await box.subscribed(first_name="Robin")
        await box.backlog_read()
        box.newspaper.publish("แบตเตอรี่รุ่นใหม่", category="รถยนต์")
        card = await reader.reads(lambda message: "แบตเตอรี่รุ่นใหม่" in message["text"])
        less = await turned(reader, card, "⋯", "👎")
        assert "🔕 ไม่รับ “รถยนต์”" in labels(less)
        press = reader.press(less, "🔇 แบตเตอรี่")
        await box.telegram.until(lambda: press.answer is not None)
        assert "ไม่ส่งข่าวที่มีคำว่า “แบตเตอรี่” แล้ว" in str(press.answer)
        box.newspaper.publish("แบตเตอรี่อีกแล้ว")
        await witness.reads(lambda message: "แบตเตอรี่อีกแล้ว" in message["text"])
        box.newspaper.publish("เรื่องอื่น")
        await reader.reads(lambda message: "เรื่องอื่น" in message["text"])
    assert not any("แบตเตอรี่อีกแล้ว" in message["text"] for message in reader.received)
