import asyncio
import gzip
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.imports.batch import ImportRefused
from bot.imports.command import Importer
from bot.settings import OfflineSettings
from news.moment import Moment
from news.ports import Storage
from playground import Telegram, serve
from storage import open_storage
from tests.bot.khao import said, start
from tests.newspaper import Newspaper
from tests.storage.newsroom import LATER, NOON, archived, filing, found, joined
from tests.wordpress import WordPress


def line(number: int, **changes: Any) -> str:
    told = {
        "id": 7,
        "url": f"https://old.example/{number}",
        "title": f"ข่าวเก่า {number}",
        "body": "ย่อหน้าแรก\n\nย่อหน้าที่สอง",
        "tags": ["ชิป"],
        "source": "หนังสือพิมพ์เก่า",
        "published": "2017-05-31T08:00:00+07:00",
    }
    return json.dumps(told | changes, ensure_ascii=False)


def lines(path: Path, *written: str) -> Path:
    path.write_text("\n".join(written), "utf-8")
    return path


class Desk:
    """What an operator says, and reads, at the command line."""

    def __init__(self, database_url: str) -> None:
        self.read = io.StringIO()
        self.stop = asyncio.Event()
        self._settings = OfflineSettings.model_validate(
            {"database_url": database_url, "allow_private_addresses": True}
        )

    async def imports(self, place: Path | str) -> bool:
        console = Console(file=self.read, width=200)
        importer = Importer(self._settings, clock=lambda: NOON, stop=self.stop, console=console)
        return await importer.bring_in(str(place))


@pytest.fixture
def desk(storage: Storage, database_url: str) -> Desk:
    del storage  # opened first, so that a test may look into it
    return Desk(database_url)


@pytest.fixture
async def web() -> AsyncIterator[tuple[str, WordPress, Newspaper]]:
    wordpress, newspaper = WordPress(), Newspaper()
    async with serve(Telegram(), extra_routes=[*wordpress.routes(), *newspaper.routes()]) as server:
        yield server.url, wordpress, newspaper


async def stored(storage: Storage) -> int:
    return (await storage.articles.latest(number=0, size=1)).total


async def test_json_lines_come_in_once_and_are_never_pushed(
    desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    await joined(storage, 1)
    path = lines(tmp_path / "old.jsonl", *(line(number) for number in range(5)))
    assert await desk.imports(path)
    assert await desk.imports(path)
    assert "5 new, 0 edited, 0 known" in desk.read.getvalue()
    assert "0 new, 0 edited, 5 known" in desk.read.getvalue()
    page = await storage.articles.latest(number=0, size=10)
    assert page.total == 5
    assert {article.source_title for article in page.items} == {"หนังสือพิมพ์เก่า"}
    assert page.items[0].body == "ย่อหน้าแรก\n\nย่อหน้าที่สอง"
    assert len(await found(storage, "ข่าว", "เก่า")) == 5
    assert not await storage.pushes.due(Moment(2**40), limit=1)
    assert not await storage.sources.claim_due(Moment(2**40), until=LATER, limit=1)


async def test_what_a_feed_has_brought_before_is_not_doubled(
    desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    await archived(storage, filing("a"))
    path = lines(tmp_path / "old.jsonl", line(1, url="https://news.example/a?utm_source=x"), line(2))
    assert await desk.imports(path)
    assert "1 new, 0 edited, 1 known" in desk.read.getvalue()


async def test_a_changed_line_is_an_edit(desk: Desk, storage: Storage, tmp_path: Path) -> None:
    await desk.imports(lines(tmp_path / "old.jsonl", line(1)))
    await desk.imports(lines(tmp_path / "new.jsonl", line(1, title="ข่าวที่แก้ไข")))
    (article,) = (await storage.articles.latest(number=0, size=2)).items
    assert (article.title, article.revision) == ("ข่าวที่แก้ไข", 2)


async def test_bad_lines_are_told_by_their_numbers_and_the_others_taken(
    desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    path = tmp_path / "mixed.jsonl"
    bad = (
        b"{broken",
        b"[]",
        b'{"url": "https://old.example/x", "title": "\xff"}',
        line(1, url="ftp://x").encode(),
        line(2, url="").encode(),
        line(3, title=" \u200b").encode(),
        line(4, body=None).encode(),
        line(5, title=["list"]).encode(),
        line(6, tags="ชิป").encode(),
        line(7, published="yesterday").encode(),
        line(8, image="javascript:alert(1)").encode(),
    )
    path.write_bytes(b"\n".join((b"\xef\xbb\xbf" + line(90).encode(), b"", *bad, line(91).encode())))
    assert not await desk.imports(path)
    read = desk.read.getvalue()
    for number in range(3, 3 + len(bad)):
        assert f"line {number} " in read
    assert "line 6 url is no web address" in read
    assert "line 12 published is no date" in read
    assert f"2 new, 0 edited, 0 known, {len(bad)} lines skipped" in read
    assert await stored(storage) == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("sheet.csv", b"id;title\n1;x", "neither JSON Lines"),
        ("empty.jsonl", b"", "is empty"),
        ("page.html", b"<!doctype html><html>", "web page"),
        ("torn.jsonl.gz", gzip.compress(line(1).encode(), mtime=0)[:30], "incomplete"),
        ("bomb.opml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>", "entities"),
    ],
)
async def test_what_is_none_of_the_known_forms_is_refused(
    desk: Desk, storage: Storage, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ImportRefused, match=told):
        await desk.imports(tmp_path / name)
    assert not await stored(storage)


async def test_a_torn_file_gives_what_it_has_and_the_whole_one_the_rest(
    desk: Desk, storage: Storage, tmp_path: Path
) -> None:
    packed = gzip.compress("\n".join(line(n, body=f"{n * 7919 % 1009} " * 40) for n in range(900)).encode())
    (tmp_path / "torn.jsonl.gz").write_bytes(packed[: len(packed) * 3 // 4])
    (tmp_path / "whole.jsonl.gz").write_bytes(packed)
    with pytest.raises(ImportRefused, match="breaks off after line"):
        await desk.imports(tmp_path / "torn.jsonl.gz")
    before = await stored(storage)
    assert 0 < before < 900
    assert await desk.imports(tmp_path / "whole.jsonl.gz")
    assert f"{900 - before} new, 0 edited, {before} known" in desk.read.getvalue()


async def test_one_that_was_killed_half_way_goes_on(sqlite_url: str, tmp_path: Path) -> None:
    path = lines(tmp_path / "old.jsonl", *(line(number) for number in range(600)))
    settings = {"DATABASE_URL": sqlite_url}
    storage = await open_storage(sqlite_url)
    process = await start(tmp_path, settings, "import", str(path))
    while not await stored(storage):  # noqa: ASYNC110 - rows tell
        await asyncio.sleep(0.01)
    process.kill()
    await process.communicate()
    before = await stored(storage)
    assert before % 200 == 0
    status, _, err = await said(tmp_path, settings, "import", str(path))
    assert status == 0, err
    assert f"{600 - before} new, 0 edited, {before} known" in err
    assert await stored(storage) == 600
    await storage.close()


async def test_a_signal_stops_it_between_two_batches(desk: Desk, storage: Storage, tmp_path: Path) -> None:
    path = lines(tmp_path / "old.jsonl", *(line(number) for number in range(250)))
    desk.stop.set()
    with pytest.raises(ImportRefused, match="the same command goes on"):
        await desk.imports(path)
    assert await stored(storage) == 200


async def test_a_list_of_feeds_adds_sources(desk: Desk, storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline text="ข่าว"><outline text="A" xmlUrl="https://a.example/feed"/>'
        '<outline xmlUrl="javascript:x"/><outline xmlUrl="https://b.example/rss"/></outline>'
        '<outline xmlUrl="https://a.example/feed"/></body></opml>'
    )
    assert await desk.imports(tmp_path / "feeds.opml")
    due = await storage.sources.claim_due(NOON, until=LATER, limit=10)
    assert [source.url for source in due] == ["https://a.example/feed", "https://b.example/rss"]


async def test_a_feed_comes_in_from_its_address(
    desk: Desk, storage: Storage, web: tuple[str, WordPress, Newspaper]
) -> None:
    url, _, newspaper = web
    newspaper.publish("ข่าวแรก")
    assert await desk.imports(f"{url}/paper/feed")
    (article,) = (await storage.articles.latest(number=0, size=2)).items
    assert (article.title, article.source_title) == ("ข่าวแรก", "หนังสือพิมพ์ตัวอย่าง")
    assert not await storage.pushes.due(Moment(2**40), limit=1)


async def test_a_wordpress_site_comes_in_whole(
    desk: Desk, storage: Storage, web: tuple[str, WordPress, Newspaper]
) -> None:
    url, wordpress, _ = web
    for number in range(1, 121):
        wordpress.publish(f"โพสต์ {number}")
    assert await desk.imports(f"{url}/wp/")
    assert await desk.imports(f"{url}/wp/")
    assert "0 new, 0 edited, 120 known" in desk.read.getvalue()
    page = await storage.articles.latest(number=0, size=1)
    assert page.total == 120
    newest = page.items[0]
    assert (newest.title, newest.author, newest.category) == ("โพสต์ 120", "Tanjen S.", "Tech")
    assert (newest.tags, newest.image) == (("AI & ชิป",), "https://wp.example/120.jpg")
    assert (newest.summary, newest.source_title) == ("เกริ่นนำ 120", "ไทย & เทค")


async def test_a_wordpress_site_that_shuts_its_interface_gives_what_its_feed_has(
    desk: Desk, storage: Storage, web: tuple[str, WordPress, Newspaper]
) -> None:
    url, wordpress, _ = web
    wordpress.closed = 401
    wordpress.publish("โพสต์แรก")
    assert await desk.imports(f"{url}/wp/")
    assert await stored(storage) == 1
