"""Hubs that tell of news, over the whole bot and a hub on a wire."""

import asyncio
from typing import Any

import pytest

from news.ports import Storage
from news.source import Source
from storage import open_storage
from tests.box import Box
from tests.clock import Clock
from tests.hub import SmallHub, open_hub

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def asked(hub: SmallHub, number: int) -> Any:
    async with asyncio.timeout(20):
        while len(hub.asked) < number:  # noqa: ASYNC110 - asked over HTTP
            await asyncio.sleep(0.02)
    return hub.asked[number - 1]


async def only(storage: Storage) -> Source:
    return (await storage.feeds.list(number=0, size=1)).items[0]


def named(hub: SmallHub) -> str:
    link = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="{}" href="{}"/>'
    return link.format("hub", hub.url) + link.format("self", "https://news.example/feed")


async def test_a_hub_is_asked_confirmed_believed_renewed_and_given_up(box: Box) -> None:
    clock, where = Clock(9), box.webhook()
    async with open_hub() as hub:
        box.newspaper.about = named(hub)
        async with box.bot(clock=clock, **where, feed_every=86_400):
            storage = await open_storage(box.database_url)
            form = await asked(hub, 1)
            assert (form["hub.mode"], form["hub.topic"]) == ("subscribe", "https://news.example/feed")
            assert form["hub.callback"].startswith(f"http://{where['listen']}/look/hub/1-")
            assert form["hub.secret"] not in form["hub.callback"]
            assert (await hub.verify(topic="https://elsewhere.example/feed"))[0] == 404
            assert (await hub.verify(mode="unsubscribe"))[0] == 404
            assert (await hub.verify(mode="publish"))[0] == 404
            assert await hub.verify() == (200, "a-challenge")

            looked = box.newspaper.looked
            for forged in ({"secret": "made up"}, {"mark": "sha256=0"}, {"mark": "md5=x"}, {"mark": "none"}):
                assert await hub.tell(b"news", **forged) == 202
            clock.set(9, 1)
            await asyncio.sleep(0.4)
            assert not looked.is_set()
            assert await hub.tell(b"news" * 999_999, method="sha1") == 202
            async with asyncio.timeout(20):
                await looked.wait()

            clock.set(9, 47)
            await asked(hub, 1)
            assert len(hub.asked) == 1
            clock.set(9, 48)
            assert (await asked(hub, 2))["hub.mode"] == "subscribe"
            assert await hub.verify() == (200, "a-challenge")

            await storage.feeds.pause((await only(storage)).id, paused=True, now=clock())
            assert (await asked(hub, 3))["hub.mode"] == "unsubscribe"
            assert (await hub.verify(0))[0] == 404
            assert await hub.verify() == (200, "a-challenge")
            assert (await hub.verify())[0] == 404
            await storage.close()


async def test_a_hub_that_refuses_is_told_to_the_editors_and_asked_again_later(box: Box) -> None:
    clock = Clock(9)
    owner = box.telegram.person(first_name="วิชัย", language_code="th")
    async with open_hub() as hub:
        hub.status = 403
        box.newspaper.about = named(hub)
        async with box.bot(clock=clock, **box.webhook(), feed_every=86_400, admins=(owner.id,)):
            await asked(hub, 1)
            storage = await open_storage(box.database_url)
            while not ((lease := (await only(storage)).lease) and lease.trouble):  # noqa: ASYNC110 - rows tell
                await asyncio.sleep(0.02)
            await storage.close()
            owner.say("/feeds")
            listed = await owner.reads(lambda message: "📡" in message["text"])
            assert "🛰 ⚠️" in listed["text"]
            owner.press(listed, "1️⃣")
            await owner.reads(lambda message: "🛰 ใช้ฮับของแหล่งข่าวนี้ไม่ได้" in message["text"])
            hub.status = 202
            clock.set(9, 15)
            await asked(hub, 2)
            assert await hub.verify() == (200, "a-challenge")
            assert await hub.verify(mode="denied", reason="no more") == (200, "noted\n")


async def test_no_hub_is_asked_where_none_can_reach_us(box: Box) -> None:
    async with open_hub() as hub:
        box.newspaper.about = named(hub)
        async with box.bot():
            await box.backlog_read()
        assert hub.asked == []


@pytest.mark.parametrize("by", ["feed", "server"])
async def test_the_hub_of_a_site_that_is_read_by_wordpress_is_the_one_its_feed_names(box: Box, by: str) -> None:
    clock, site = Clock(9), box.wordpress
    site.publish("ข่าวเก่า")
    async with open_hub() as hub:
        link = f'<{hub.url}>; rel="hub", <https://news.example/feed>; rel="self"'
        site.about, site.headers = (named(hub), {}) if by == "feed" else ("", {"link": link})
        where, posts = box.webhook(), f"{box.url}/wp/wp-json/wp/v2/posts"
        async with box.bot(clock=clock, **where, feed_every=86_400, feeds=(posts,)):
            form = await asked(hub, 1)
            assert (form["hub.mode"], form["hub.topic"]) == ("subscribe", "https://news.example/feed")
            assert await hub.verify() == (200, "a-challenge")
            looks = len(site.asked)
            clock.set(9, 1)
            assert await hub.tell(b"news") == 202
            async with asyncio.timeout(20):
                while len(site.asked) == looks:  # noqa: ASYNC110 - asked over HTTP
                    await asyncio.sleep(0.02)
        assert site.fed == 1, "once a day"
        assert len(hub.asked) == 1, "a look that did not ask for the hub gives none up"
