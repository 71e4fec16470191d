import io
import os
import re
import time
from typing import Any

import pytest
from rich.console import Console

from bot.doctor.command import examine
from bot.doctor.places import place_findings
from bot.settings import Settings
from news.look import FailedLook
from news.moment import Moment
from news.subscriber import ChatId, Subscriber
from news.team import UserId
from playground import Fault
from storage import open_storage
from tests.box import Box
from tests.storage.newsroom import LATER

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Practice:
    def __init__(self, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
        self._box = box
        self._monkeypatch = monkeypatch

    async def examines(self, *, late: int = 0, **settings: Any) -> tuple[bool, str]:
        for name in Settings.model_fields:
            self._monkeypatch.delenv(name.upper(), raising=False)
        usual = {
            "BOT_TOKEN": self._box.telegram.token,
            "TELEGRAM_API_URL": self._box.url,
            "DATABASE_URL": self._box.database_url,
        }
        for name, value in (usual | settings).items():
            self._monkeypatch.setenv(name, value)
        read = io.StringIO()
        healthy = await examine(Console(file=read, width=300), Moment(int(time.time()) + late))
        return healthy, read.getvalue()


@pytest.fixture
def doctor(box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]) -> Practice:
    monkeypatch.chdir(tmp_path)
    return Practice(box, monkeypatch)


async def test_a_bot_that_is_well_is_told_so(doctor: Practice, box: Box) -> None:
    owner = box.telegram.person()
    owner.start()
    storage = await open_storage(box.database_url)
    await storage.feeds.add("https://a.example/feed", title="ก", topic="", now=Moment(1))
    await storage.close()
    healthy, told = await doctor.examines(ADMINS=str(owner.id))
    assert healthy, told
    assert "✗" not in told
    assert "!" not in told
    for line in (
        "BOT_TOKEN is that of @khao_demo_bot",
        "clock is right",
        "can be reached",
        "up to date",
        "1 sources",
    ):
        assert line in told


async def test_each_ill_is_told_with_its_remedy(doctor: Practice, box: Box) -> None:
    storage = await open_storage(box.database_url)
    source = await storage.feeds.add("https://a.example/feed", title="ก", topic="", now=Moment(1))
    await storage.sources.fail(
        FailedLook(source_id=source, next_at=LATER, reason="is gone for good (HTTP 410)")
    )
    await storage.close()
    healthy, told = await doctor.examines(ADMINS="77", late=600)
    assert not healthy
    # Telegram's clock may have gone to the next second by the time it is asked.
    assert re.search("clock is (600|599) seconds ahead", told)
    for line in (
        "timedatectl",
        "owner 77 can't be reached",
        "send the bot /start",
        "ก can't be read: is gone for good",
        "/feeds",
    ):
        assert line in told


async def test_what_the_bot_may_not_do_in_a_channel_or_group_is_told_with_its_remedy(
    doctor: Practice, box: Box
) -> None:
    owner = box.telegram.person()
    owner.start()
    channel, group = box.telegram.channel("ช่องข่าว", owner), box.telegram.group("กลุ่มข่าว", owner)
    lost = box.telegram.channel("ช่องเก่า", owner)
    channel.add_bot(administrator=True)
    group.add_bot()
    storage = await open_storage(box.database_url)
    for place in (channel, group, lost):
        await storage.places.connect(
            ChatId(place.id),
            title=place.chat.shown["title"],
            by=UserId(owner.id),
            thread=None,
            language="th",
            timezone="Asia/Bangkok",
            schedule=None,
            now=Moment(1),
        )
    await storage.close()
    healthy, told = await doctor.examines(ADMINS=str(owner.id))
    assert not healthy
    for line in (
        "✓ the bot may do all it needs in “ช่องข่าว”",
        "! the bot is no administrator of “กลุ่มข่าว”",
        "✗ the bot is not in “ช่องเก่า”, so no news arrives there",
        "add it again: make @khao_demo_bot an administrator there that may post, edit and delete",
    ):
        assert line in told


@pytest.mark.usefixtures("database_url")
@pytest.mark.parametrize(
    ("member", "sign", "words"),
    [
        ({"status": "administrator", "can_post_messages": False}, "ill", "may not post in chat -7"),
        ({"status": "administrator", "can_post_messages": True}, "hint", "may not edit or delete"),
        ({"status": "administrator", "can_delete_messages": True}, "well", "all it needs"),
        ({"status": "restricted", "can_send_messages": False}, "ill", "may not send messages"),
        ({"status": "restricted", "can_send_messages": True}, "hint", "restricted"),
        ({"status": "kicked"}, "ill", "not in chat -7"),
    ],
)
def test_each_standing_in_a_place_is_graded(member: dict[str, Any], sign: str, words: str) -> None:
    place = Subscriber(
        chat_id=ChatId(-7),
        language="th",
        language_chosen=True,
        timezone="UTC",
        silent=False,
        active=True,
        since=Moment(1),
    )
    (finding,) = place_findings(place, member, "khao_bot")
    assert finding.grade == sign
    assert words in finding.what
    assert bool(finding.mend) is (sign != "well")


async def test_nothing_is_made_where_there_is_no_database_yet(doctor: Practice, box: Box) -> None:
    healthy, told = await doctor.examines(DATABASE_URL="sqlite:///none.db")
    assert healthy
    assert "there is no database yet" in told
    assert "ADMINS is empty" in told
    assert not any(entry.name == "none.db" for entry in os.scandir())


async def test_a_wrong_token_is_told_without_it_and_the_database_looked_at_all_the_same(
    doctor: Practice,
) -> None:
    healthy, told = await doctor.examines(BOT_TOKEN="110201543:AAHwrongwrongwrongwrongwrong")
    assert not healthy
    assert "Telegram doesn't know BOT_TOKEN" in told
    wrong: dict[str, Any] = {"BOT_TOKEN": "nonsense-SECRET", "DATABASE_URL": "sqlite:///none.db"}
    healthy, told = await doctor.examines(**wrong, TELEGRAM_API_URL="http://127.0.0.1:9")
    assert "BOT_TOKEN must be" in told
    assert "no database yet" in told
    healthy, told = await doctor.examines(TELEGRAM_API_URL="http://127.0.0.1:9")
    assert "Telegram can't be reached at http://127.0.0.1:9" in told
    assert "SECRET" not in told


async def test_a_leftover_webhook_and_a_webhook_in_trouble_are_told(doctor: Practice, box: Box) -> None:
    box.telegram.webhook.set(f"{box.url}/elsewhere", secret="", most=1)
    assert "left over" in (await doctor.examines())[1]
    box.telegram.webhook.fault = (int(time.time()), "Wrong response from the webhook: 502")
    healthy, told = await doctor.examines(WEBHOOK_URL=f"{box.url}/elsewhere")
    assert not healthy
    assert "Wrong response from the webhook: 502" in told
    box.telegram.faults.injected.append(Fault(method="getMe", kind="502"))
    assert not (await doctor.examines())[0]
