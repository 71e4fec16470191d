"""The figures as the newsroom sees them, over the whole bot."""

import csv
import io
import struct
from datetime import date

import pytest

from bot.picture.letters import fitted
from bot.picture.paint import paint, svg_of
from handlers.figures.poster import poster_of
from handlers.texts import load_texts
from news.figures import Ranked, Report
from news.moment import Moment
from news.rules.overview import beginning, overview
from tests.box import Box
from tests.handlers.desk.newsroom import Desk

NOW = Moment(1_795_500_000)


def report(since: Moment, *, until: Moment = NOW) -> Report:
    hour = until // 3600
    return Report(
        since=since,
        until=until,
        subscribers=1200,
        counts={("joined", hour): 5, ("left", hour - 24): 2, ("tap", hour): 7, ("sent", hour - 48): 90},
        stories=[Ranked(name="<b>ปี่ ฝั่ง น้ำ</b> & \x07", times=3)],
        topics=[],
        missed=[],
    )


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("days", [7, 30, 90])
def test_a_picture_is_drawn_for_any_stretch_in_both_languages(language: str, days: int) -> None:
    texts = load_texts()["th" if language == "th" else "en"]
    told = report(beginning(NOW, days, "Asia/Bangkok"))
    seen = overview(told, "Asia/Bangkok")
    assert (len(seen.days), seen.total("growth"), seen.total("sent"), sum(seen.hours)) == (days, 3, 90, 7)
    picture = paint(poster_of(texts, told, seen, "Asia/Bangkok"))
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20]) == (1080,)


def test_strangers_words_stay_words_in_the_picture() -> None:
    told = report(beginning(NOW, 7, "Asia/Bangkok"))
    svg = svg_of(poster_of(load_texts()["en"], told, overview(told, "Asia/Bangkok"), "Asia/Bangkok"))
    assert "&lt;b&gt;ปี่" in svg
    assert "\x07" not in svg


def test_a_text_is_cut_between_letters_with_their_signs() -> None:
    assert fitted("น้ำ" * 30, size=20, width=120).rstrip("…").endswith(("น้ำ", "น้"))
    assert fitted("short", size=20, width=500) == "short"


def test_an_hour_belongs_to_the_readers_own_day() -> None:
    midnight = beginning(NOW, 1, "Asia/Bangkok")
    told = Report(
        since=beginning(NOW, 2, "Asia/Bangkok"),
        until=NOW,
        subscribers=0,
        counts={("tap", midnight // 3600): 1, ("tap", midnight // 3600 - 1): 2, ("tap", 5): 9},
        stories=(),
        topics=(),
        missed=(),
    )
    yesterday, today = overview(told, "Asia/Bangkok").days
    assert (yesterday.taps, today.taps) == (2, 1)
    assert isinstance(today.date, date)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_owners_get_the_picture_the_table_and_each_storys_figures(box: Box) -> None:
    desk = Desk(box)
    async with desk.open():
        await desk.subscribe(desk.reader)
        desk.reader.say("/search =ควอนตัมที่ไม่มีอยู่จริง")
        await desk.reader.reads(lambda message: "Nothing found" in message["text"])
        desk.reader.say("/stats")
        await desk.reader.reads(lambda message: "people of the newsroom" in message["text"])
        desk.owner.say("/stats")
        picture = await desk.owner.reads(lambda message: "photo" in message)
        assert picture["caption"] == "สถิติ 7 วัน"
        desk.owner.press(picture, "30 วัน")
        await desk.owner.reads(lambda message: message.get("caption") == "สถิติ 30 วัน")
        desk.owner.press(picture, "📄 ไฟล์ CSV")
        table = await desk.owner.reads(lambda message: "document" in message)
        desk.owner.press(picture, "📨 แต่ละข่าว")
        await desk.owner.reads(lambda message: "ผลของแต่ละข่าว" in message.get("text", ""))
    file = box.telegram.files.find(table["document"]["file_id"])
    assert file is not None
    assert file.content is not None
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["date", "joined", "left"]
    assert len([row for row in rows if row and row[0].startswith("20")]) == 7
    assert ["'=ควอนตัมที่ไม่มีอยู่จริง", "1"] in rows
