"""What readers watch for, from the words they type to the articles that hold them, on both databases."""

import pytest

from news.actions.archive import archive
from news.actions.watch import watch
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.subscriber import ChatId
from news.watch import Watch
from news.words import LocalSegmenter
from tests.news.samples import NOW, new_article
from tests.storage.newsroom import claimed, joined, pushed

READER = ChatId(1)


@pytest.fixture
async def newsroom(storage: Storage) -> Newsroom:
    await joined(storage, 1, 2, since=NOW - 10)
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())


@pytest.mark.parametrize("typed", ["ชาร์จเต็ม", "แบตเตอรี่รุ่นใหม่", "แบตเตอรี่!", "“ห้านาที”"])
@pytest.mark.parametrize("few", [0, 9], ids=["by their heads", "all of them"])
async def test_plain_words_are_heard_in_what_comes_in(
    newsroom: Newsroom, typed: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("news.actions.prepare.FEW", few)
    muted = await watch(newsroom, READER, typed, muted=True)
    assert isinstance(muted, Watch)
    assert muted.text == typed
    await archive(newsroom, [new_article()], source="ข่าว", now=NOW)
    (stored,) = (await newsroom.storage.articles.latest(number=0, size=1)).items
    push = await pushed(newsroom.storage, stored, at=NOW)
    assert await _reached(newsroom.storage) == [2], push


@pytest.mark.parametrize(("typed", "answer"), [("", "empty"), ("🎉 !!", "empty"), ("ข่าว " * 9, "too long")])
async def test_what_can_not_be_watched_for_is_told_by_kind(newsroom: Newsroom, typed: str, answer: str) -> None:
    assert await watch(newsroom, READER, typed) == answer


async def test_there_is_an_end_to_what_one_reader_watches_for(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("news.actions.watch.MOST", 1)
    assert isinstance(await watch(newsroom, READER, "AI"), Watch)
    assert await watch(newsroom, READER, "5G") == "too many"
    assert isinstance(await watch(newsroom, READER, "ai", muted=True), Watch)


async def _reached(storage: Storage) -> list[int]:
    return sorted(copy.chat_id for copy in await claimed(storage, at=Moment(NOW + 1), until=NOW + 90))
