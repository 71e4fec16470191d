from bot.tidier import Tidier
from news.ports import Storage
from tests.storage.newsroom import archived, filing, found, look

HOUR = 3_600.0


class Index:
    """Has so many steps to do; each takes a tenth of a second."""

    def __init__(self) -> None:
        self.now = 0.0
        self.left = 0
        self.whole = 0

    async def tidy(self, *, whole: bool) -> bool:
        self.now += 0.1
        self.whole += whole
        self.left = 20 if whole else max(0, self.left - 1)
        return self.left > 0


async def tick(index: Index, tidier: Tidier, *, at: float) -> None:
    index.now = at
    await tidier.tick()


async def test_a_tick_does_no_more_than_a_stretch_of_what_there_is_to_do() -> None:
    index = Index()
    tidier = Tidier(index, clock=lambda: index.now)  # type: ignore[arg-type]  # all that it asks of one
    index.left = 20
    await tick(index, tidier, at=60)
    assert 10 < index.left < 20
    for minute in range(2, 6):
        await tick(index, tidier, at=60 * minute)
    assert (index.left, index.whole) == (0, 0)


async def test_an_hour_after_the_start_and_once_a_day_from_then_on_it_is_the_whole_index() -> None:
    index = Index()
    tidier = Tidier(index, clock=lambda: index.now)  # type: ignore[arg-type]  # all that it asks of one
    for hour, times in ((0.5, 0), (1, 1), (1.5, 1), (24, 1), (25.1, 2), (26, 2)):
        await tick(index, tidier, at=hour * HOUR)
        assert index.whole == times


async def test_what_has_been_tidied_is_found(storage: Storage) -> None:
    (first,) = await archived(storage, filing("0", body=["word"]))
    for number in range(1, 6):
        await storage.sources.store(look(first.source_id, filing(str(number), body=["word"])))
    await Tidier(storage.index).tick()
    assert len(await found(storage, "word", limit=9)) == 6
