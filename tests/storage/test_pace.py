from news.ports import Storage
from storage import open_storage


async def test_a_learned_rate_outlives_a_restart(storage: Storage, database_url: str) -> None:
    assert await storage.outbox.learned_rate() is None
    await storage.outbox.learn_rate(27.5)
    await storage.outbox.learn_rate(20.25)
    again = await open_storage(database_url)
    assert await again.outbox.learned_rate() == 20.25
    await again.close()
