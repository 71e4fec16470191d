from random import Random
from typing import Final

from news.moment import Moment
from news.newsroom import Newsroom
from news.team import UserId

_LARGEST: Final = 2**52


async def forget(newsroom: Newsroom, user: UserId, *, now: Moment, random: Random) -> None:
    """What they did in the audit stays together, under a number that no person has."""
    await newsroom.storage.privacy.forget(user, pseudonym=-random.randrange(1, _LARGEST), now=now)
