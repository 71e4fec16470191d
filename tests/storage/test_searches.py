import asyncio

from news.ports import SearchId, Storage


async def test_a_search_is_kept_under_one_id(storage: Storage) -> None:
    first = await storage.searches.keep("ข่าว AI")
    other = await storage.searches.keep("ข่าว")
    assert first != other
    assert await storage.searches.keep("ข่าว AI") == first
    assert await storage.searches.get(first) == "ข่าว AI"


async def test_the_same_search_of_many_readers_at_once_has_one_id(storage: Storage) -> None:
    assert len(set(await asyncio.gather(*(storage.searches.keep("ข่าว") for _ in range(20))))) == 1


async def test_a_search_nobody_made_is_none(storage: Storage) -> None:
    assert await storage.searches.get(SearchId(7)) is None


async def test_a_search_of_thousands_of_letters_is_kept(storage: Storage) -> None:
    endless = "".join(f"{number:x}" for number in range(4_000))
    assert await storage.searches.get(await storage.searches.keep(endless)) == endless
