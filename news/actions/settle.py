from collections.abc import Sequence
from random import Random

from news.delivery import Delivery, Flooded, Gone, Mark, Moved, Outcome, Refused
from news.moment import Moment
from news.newsroom import Newsroom
from news.rules.decide import decide
from news.rules.flood import held

Attempt = tuple[Delivery, Outcome]


async def settle(newsroom: Newsroom, attempts: Sequence[Attempt], *, now: Moment, random: Random) -> list[Mark]:
    """Write down together what came of sends, and draw the consequences. Durable when it returns.

    What hangs on an outcome comes before its mark: after a crash between the two the copy is sent again, and
    the consequence drawn again, which is better than never.
    """
    for delivery, outcome in attempts:
        await _follow_up(newsroom, delivery, outcome, now)
    marks = [
        Mark(
            delivery=delivery,
            verdict=decide(
                outcome,
                attempts=delivery.attempts + 1,
                now=now,
                # An edit does no harm twice.
                on_uncertain="repeat" if delivery.message_id else newsroom.policy.on_uncertain,
                jitter=random.random(),
            ),
        )
        for delivery, outcome in attempts
    ]
    await newsroom.storage.outbox.mark(marks)
    return marks


async def _follow_up(newsroom: Newsroom, delivery: Delivery, outcome: Outcome, now: Moment) -> None:
    storage = newsroom.storage
    match outcome:
        case Gone(reason):
            await storage.subscribers.leave(delivery.chat_id, reason=reason, now=now)
        case Moved(chat_id):
            await storage.subscribers.move(delivery.chat_id, chat_id)
        case Refused(reason) if delivery.message_id:
            await storage.amendments.refuse(delivery.push_id, delivery.version, reason=reason)
        case Refused(reason):
            await storage.pushes.stop(delivery.push_id, reason=reason)
        case Flooded():
            for chat, seconds in held(delivery.chat_id, outcome).items():
                await storage.outbox.hold(chat, until=Moment(now + seconds))
        case _:
            pass
