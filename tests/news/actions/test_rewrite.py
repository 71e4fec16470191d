"""Summaries by a machine, on both databases; the machine itself is made up at the port."""

from dataclasses import replace

import pytest

from news.actions.rewrite import DAY, rewrite
from news.article import Article
from news.insight import Insight
from news.moment import Moment
from news.newsroom import Newsroom, Policy
from news.ports import Storage
from news.rules.summary import CARD_LENGTH
from news.summary import Author, Summary
from news.words import LocalSegmenter
from tests.storage.newsroom import NOON, archived, article, filing, look, revision


class Machine:
    name = "small"

    def __init__(self, answer: str = "สรุปโดยเครื่อง") -> None:
        self._answer = answer
        self.asked: list[str] = []

    async def summary_of(self, article: Article) -> str:
        self.asked.append(article.key)
        return self._answer


@pytest.fixture
def newsroom(storage: Storage) -> Newsroom:
    return Newsroom(storage=storage, segmenter=LocalSegmenter(), policy=Policy())


def by(author: Author) -> Insight:
    return Insight(gist=Summary(card="สั้น", long="ยาว", by=author))


async def test_only_what_is_to_be_pushed_and_has_no_summary_of_its_own_is_asked_for(newsroom: Newsroom) -> None:
    old, own, ours = await archived(
        newsroom.storage,
        filing("old", insight=by("rule"), push_at=None),
        filing("own", insight=by("source")),
        filing("ours", insight=by("rule")),
    )
    machine = Machine()
    assert await rewrite(newsroom, machine, budget=9, now=NOON) == 1
    assert await rewrite(newsroom, machine, budget=9, now=NOON) == 0
    assert machine.asked == ["ours"]
    told = [await newsroom.storage.articles.get(each.id) for each in (old, own, ours)]
    assert [each.gist.by for each in told if each and each.gist] == ["rule", "source", "machine"]
    assert told[2] is not None
    assert told[2].gist == Summary(card="สรุปโดยเครื่อง", long="สรุปโดยเครื่อง\n\nยาว", by="machine")


async def test_a_failure_leaves_our_own_choice_and_is_not_asked_again(newsroom: Newsroom) -> None:
    await archived(newsroom.storage, filing(insight=by("rule")))
    machine = Machine("")
    for _ in range(2):
        assert await rewrite(newsroom, machine, budget=9, now=NOON) == 0
    assert machine.asked == ["a"]


async def test_a_days_budget_is_kept_and_the_same_text_costs_nothing_again(newsroom: Newsroom) -> None:
    first, second = (
        replace(filing(key, insight=by("rule")), article=article(key, title="เดียวกัน")) for key in "12"
    )
    await archived(newsroom.storage, first, second, filing("3", insight=by("rule")))
    machine = Machine()
    assert await rewrite(newsroom, machine, budget=1, now=NOON) == 2
    assert machine.asked == ["1"]
    assert await rewrite(newsroom, machine, budget=1, now=Moment(NOON + DAY)) == 1
    assert machine.asked == ["1", "3"]


async def test_an_edit_that_came_meanwhile_is_not_overwritten(newsroom: Newsroom) -> None:
    (old,) = await archived(newsroom.storage, filing(insight=by("rule")))
    await newsroom.storage.sources.store(look(old.source_id, revisions=(revision(old, insight=by("rule")),)))
    await newsroom.storage.machine_summaries.tell(old, Summary(card="x", long="x", by="machine"))
    edited = await newsroom.storage.articles.get(old.id)
    assert edited is not None
    assert edited.gist == by("rule").gist


async def test_a_long_answer_is_shortened_for_the_card(newsroom: Newsroom) -> None:
    (old,) = await archived(newsroom.storage, filing(insight=by("rule")))
    await rewrite(newsroom, Machine("The sentence goes on. " * 30), budget=1, now=NOON)
    told = await newsroom.storage.articles.get(old.id)
    assert told is not None
    assert told.gist is not None
    assert len(told.gist.card) <= CARD_LENGTH
