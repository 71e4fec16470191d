"""The week's most read, by itself on Sundays, for whoever has asked for it."""

from tests.box import Box, labels, turned
from tests.clock import Clock


async def test_the_weeks_most_read_comes_on_sunday_to_who_has_asked(box: Box) -> None:
    clock = Clock(9)  # a Monday
    for number in range(1, 4):
        box.newspaper.publish(f"ข่าวที่ {number}")
    async with box.bot(clock=clock):
        asked = await box.subscribed()
        other = await box.subscribed(first_name="Robin", language_code="en")
        await box.backlog_read()
        asked.say("/settings")
        shown = await turned(asked, await asked.reads(lambda message: "⚙️" in message["text"]), "🏆")
        assert "ทุกวันอาทิตย์ 10:00 น." in shown["text"]
        other.start("a2")
        await other.reads(lambda message: "📝 Summary" in labels(message))
        received = len(other.received)
        clock.set(10, day=29)
        recap = await asked.reads(lambda message: "มากที่สุดในสัปดาห์นี้" in message["text"])
        assert labels(recap) == ["1️⃣"]
        await box.backlog_read()
        assert len(other.received) == received
        assert sum("ในสัปดาห์นี้" in str(message["text"]) for message in asked.received) == 1
