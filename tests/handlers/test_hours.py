"""Readers settle when the news comes, end to end, in both languages and on both databases."""

from typing import Any

from playground.person import Person
from tests.box import Box, labels, turned
from tests.clock import Clock


async def settings(reader: Person) -> Any:
    reader.say("/settings")
    return await reader.reads(lambda message: "⚙️" in message["text"])


def titles(reader: Person, title: str) -> int:
    return sum(title in str(message["text"]) for message in reader.received)


async def test_a_digest_comes_at_the_chosen_time_and_its_buttons_work_after_a_restart(box: Box) -> None:
    clock = Clock(9)
    async with box.bot(clock=clock):
        thai = await box.subscribed(language_code="th")
        english = await box.subscribed(first_name="Robin", language_code="en")
        shown = await turned(thai, await settings(thai), "🕒", "รวมส่ง", "18:00", "✓ 08:00")
        assert "เวลา 18:00 น." in shown["text"]
        assert "✓ 18:00" in labels(shown)
        shown = await turned(english, await settings(english), "🕒", "In a digest", "18:00", "Monday to Friday")
        assert "in a digest at 08:00, 18:00, Monday to Friday" in shown["text"]
        await box.backlog_read()
        for number in range(1, 8):
            box.newspaper.publish(f"ข่าวที่ {number}")
        await box.backlog_read()
        stranger = await box.subscribed(first_name="Kai", language_code="en")
        box.newspaper.publish("ข่าวสุดท้าย")
        await stranger.reads(lambda message: "ข่าวสุดท้าย" in message["text"])
        assert not titles(thai, "ข่าวที่") + titles(english, "ข่าวที่")
        clock.set(18)
        digest = await thai.reads(lambda message: "ข่าวใหม่สำหรับคุณ 8 ข่าว" in message["text"])
        told = await english.reads(lambda message: "8 new stories for you" in message["text"])
    assert labels(digest) == ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "▶️"]
    async with box.bot(clock=clock):
        second = await turned(thai, digest, "▶️")
        assert "หน้า 2 จาก 2" in second["text"]
        thai.press(second, "1️⃣")
        card = await thai.reads(lambda message: "📝 สรุป" in labels(message))
        assert card["message_id"] != digest["message_id"]
        back = await turned(english, await turned(english, told, "▶️"), "◀️")
        assert "Page 1 of 2" in back["text"]


async def test_a_digest_of_one_story_is_its_card_and_of_none_is_nothing(box: Box) -> None:
    clock = Clock(7, 30)
    async with box.bot(clock=clock, schedule="08:00,18:00"):
        person = box.telegram.person(first_name="มะลิ", language_code="th")
        person.say("/start")
        welcome = await person.reads(lambda message: "/stop" in message["text"])
        assert "เวลา 08:00, 18:00 น." in welcome["text"]
        await box.backlog_read()
        clock.set(8)
        await box.backlog_read()
        box.newspaper.publish("ข่าวเดียว")
        await box.backlog_read()
        await box.backlog_read()
        assert len(person.received) == 1
        clock.set(18)
        card = await person.reads(lambda message: "ข่าวเดียว" in message["text"])
        assert "📝 สรุป" in labels(card)


async def test_quiet_hours_are_kept_but_for_breaking_news_to_who_wants_it(box: Box) -> None:
    clock = Clock(21)
    async with box.bot(clock=clock):
        sleeper = await box.subscribed()
        alert = await box.subscribed(first_name="Robin", language_code="en")
        shown = await turned(sleeper, await settings(sleeper), "🌙", "22:00–07:00")
        assert "🌙 เวลางดรบกวน: 22:00–07:00 น." in shown["text"]
        shown = await turned(alert, await settings(alert), "🌙", "22:00–07:00", "⚡ At once")
        assert "Breaking news: at once, at any hour" in shown["text"]
        await box.backlog_read()
        clock.set(23)
        box.newspaper.publish("ข่าวธรรมดา")
        await box.backlog_read()
        box.newspaper.publish("แผ่นดินไหว", category="ข่าวด่วน")
        await alert.reads(lambda message: "แผ่นดินไหว" in message["text"])
        await box.backlog_read()
        assert not titles(alert, "ข่าวธรรมดา")
        assert not titles(sleeper, "ข่าวธรรมดา") + titles(sleeper, "แผ่นดินไหว")
        clock.set(7, day=24)
        both = await sleeper.reads(lambda message: "ข่าวใหม่สำหรับคุณ 2 ข่าว" in message["text"])
        await alert.reads(lambda message: "ข่าวธรรมดา" in message["text"])
    assert "แผ่นดินไหว" in both["text"]
    assert titles(alert, "แผ่นดินไหว") == 1


async def test_what_is_over_the_days_cap_comes_together_the_next_morning(box: Box) -> None:
    clock = Clock(12)
    async with box.bot(clock=clock):
        reader = await box.subscribed()
        shown = await turned(reader, await settings(reader), "🔢", "5")
        assert "ไม่เกิน 5 ข่าว" in shown["text"]
        await box.backlog_read()
        for number in range(1, 8):
            box.newspaper.publish(f"ข่าวที่ {number}")
        await box.telegram.until(lambda: titles(reader, "ข่าวที่") == 5, timeout=20)
        await box.backlog_read()
        assert titles(reader, "ข่าวที่") == 5
        clock.set(8, day=24)
        rest = await reader.reads(lambda message: "ข่าวใหม่สำหรับคุณ 2 ข่าว" in message["text"])
    assert "ข่าวที่ 6" in rest["text"]
    assert "ข่าวที่ 7" in rest["text"]


async def test_a_digest_comes_by_the_clock_of_the_chosen_city(box: Box) -> None:
    clock = Clock(9)
    async with box.bot(clock=clock, schedule="12:00"):
        reader = box.telegram.person(first_name="Robin", language_code="en")
        reader.say("/start")
        await reader.reads(lambda message: "together, at 12:00" in message["text"])
        shown = await turned(reader, await settings(reader), "🌍", "Tokyo")
        assert "Time zone: Tokyo" in shown["text"]
        assert "11:0" in shown["text"]
        await box.backlog_read()
        box.newspaper.publish("ข่าวเที่ยง")
        await box.backlog_read()
        await box.backlog_read()
        clock.set(10)
        await reader.reads(lambda message: "ข่าวเที่ยง" in message["text"])


async def test_back_to_news_as_it_happens_brings_what_was_kept(box: Box) -> None:
    clock = Clock(9)
    async with box.bot(clock=clock, schedule="18:00"):
        reader = await box.subscribed()
        await box.backlog_read()
        for number in range(1, 3):
            box.newspaper.publish(f"ข่าวที่ {number}")
        await box.backlog_read()
        await box.backlog_read()
        assert not titles(reader, "ข่าวที่")
        shown = await turned(reader, await settings(reader), "🕒", "ทันที")
        assert "ทันทีที่มีข่าวใหม่" in shown["text"]
        await reader.reads(lambda message: "ข่าวใหม่สำหรับคุณ 2 ข่าว" in message["text"])
        box.newspaper.publish("ข่าวที่ 3")
        card = await reader.reads(lambda message: "ข่าวที่ 3" in message["text"])
        assert "📝 สรุป" in labels(card)


async def test_the_last_time_of_a_digest_stays(box: Box) -> None:
    async with box.bot(feeds=()):
        reader = await box.subscribed()
        shown = await turned(reader, await settings(reader), "🕒", "รวมส่ง")
        press = reader.press(shown, "✓ 08:00")
        await box.telegram.until(lambda: press.answer is not None)
        assert press.answer is not None
        assert "อย่างน้อยหนึ่งเวลา" in str(press.answer["text"])
