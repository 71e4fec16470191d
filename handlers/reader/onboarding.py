"""A new reader's three taps: language, topics, when. Each can be skipped, and nothing waits for an answer."""

from dataclasses import replace
from typing import Final

from handlers.callback import ShowLatest, ShowSettings
from handlers.fallback import unreadable
from handlers.hours import clock_times
from handlers.menu import menu
from handlers.reader.callback import AskTopics, AskWhen, Begin, GreetIn, PickTopic, PickWhen, Settle, ShowTopics
from handlers.reader.topics import short, topics_page
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Screen, bold, italic
from handlers.settings import meet, refreshed, rescheduled
from handlers.turning import turns
from handlers.when import ticked
from news.actions.subscribe import subscribe
from news.schedule import AS_IT_HAPPENS, Minute, Schedule

# Append only: old buttons count them.
OFFERS: Final = (
    AS_IT_HAPPENS,
    Schedule(mode="digest", times=(Minute(8 * 60),)),
    Schedule(mode="digest", times=(Minute(8 * 60), Minute(18 * 60))),
)
_A_ROW: Final = 2
_NAMED: Final = 8


async def begin(request: Request, _action: Begin) -> Answer:
    subscriber = await subscribe(
        request.newsroom, request.chat_id, language=request.client_language, now=request.now
    )
    return NewMessage(greeting(replace(request, subscriber=subscriber, language=subscriber.language)))


def greeting(request: Request) -> Screen:
    _ = request.texts.gettext
    languages = (
        Press(ticked("ไทย", on=request.language == "th"), GreetIn("th")),
        Press(ticked("English", on=request.language == "en"), GreetIn("en")),
    )
    return Screen(
        text="\n\n".join(
            (
                f"{_('Hello!')} {what_comes(request)}",
                _("Send me any words to search the news, in Thai or English."),
                _("/help shows all I can do; /stop ends the messages at any time."),
                f"{_step(request, 1)} 🗣 ภาษา · Language",
            )
        ),
        rows=(languages, (_skip(request),)),
    )


async def greet_in(request: Request, action: GreetIn) -> Screen:
    await meet(request)
    await request.newsroom.storage.subscribers.choose_language(request.chat_id, action.language)
    spoken = await refreshed(replace(request, language=action.language))
    return replace(await ask_topics(spoken, AskTopics(0)), menu=menu(spoken.texts, request.role))


async def ask_topics(request: Request, action: AskTopics) -> Screen:
    page = await topics_page(request, action.page)
    if not page.total:
        return ask_when_now(request)
    _ = request.texts.gettext
    only = request.subscriber is not None and request.subscriber.only_chosen
    buttons = [
        Press(ticked(short(choice.topic.name), on=on), PickTopic(choice.topic.id, int(not on), page.number))
        for choice in page.items
        for on in (only and choice.comes,)
    ]
    proceed = _("Next ▶️") if only else _("Everything ▶️")
    return Screen(
        text="\n\n".join(
            (
                f"{_step(request, 2)} {bold(_('🏷 What interests you?'))}",
                _("Tick as many topics as you like. With none ticked, every story comes."),
            )
        ),
        rows=(
            *(tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW)),
            turns(page.number, page.count, AskTopics),
            (Press(proceed, AskWhen()), _skip(request)),
        ),
    )


async def pick_topic(request: Request, action: PickTopic) -> Screen:
    """The first tick means that only what is ticked comes; without the last one, everything does again."""
    await meet(request)
    topics = request.newsroom.storage.topics
    await topics.choose(request.chat_id, action.topic, wanted=True if action.wanted else None)
    ticked_any = any(choice.comes for choice in await topics.chosen(request.chat_id))
    await topics.choose_only(request.chat_id, only=ticked_any)
    return await ask_topics(await refreshed(request), AskTopics(action.page))


async def ask_when(request: Request, _action: AskWhen) -> Screen:
    return ask_when_now(request)


def ask_when_now(request: Request) -> Screen:
    _ = request.texts.gettext
    offers = (
        _("⚡ As it happens"),
        _("🌅 Together in the morning, 08:00"),
        _("🌗 Morning and evening, 08:00 and 18:00"),
    )
    return Screen(
        text=f"{_step(request, 3)} {bold(_('🕒 When would you like the news?'))}",
        rows=(
            *((Press(offer, PickWhen(place)),) for place, offer in enumerate(offers)),
            (_skip(request),),
        ),
    )


async def pick_when(request: Request, action: PickWhen) -> Answer:
    if action.place >= len(OFFERS):
        return unreadable(request)
    offer, former = OFFERS[action.place], request.schedule
    chosen = replace(former, mode=offer.mode, times=offer.times or former.times)
    return await _settled(await rescheduled(request, chosen))


async def settle(request: Request, _action: Settle) -> Screen:
    return await _settled(request)


async def _settled(request: Request) -> Screen:
    _ = request.texts.gettext
    told = [f"✅ {what_comes(request)}"]
    if request.subscriber is not None and request.subscriber.only_chosen:
        chosen = await request.newsroom.storage.topics.chosen(request.chat_id)
        names = [short(choice.topic.name) for choice in chosen if choice.comes]
        told.append(_("🏷 Your topics: {topics}", topics=bold(", ".join(names[:_NAMED]))))
    told.append(_("Until then: the latest news, or any words to search for."))
    return Screen(
        text="\n\n".join(told),
        rows=(
            (Press(_("🗞 Latest news"), ShowLatest(0)),),
            (Press(_("🏷 Topics"), ShowTopics(0)), Press(_("⚙️ Settings"), ShowSettings())),
        ),
    )


def what_comes(request: Request) -> str:
    _ = request.texts.gettext
    if request.schedule.mode == "now":
        return _("New stories will arrive here as they are published.")
    times = clock_times(request.schedule.times)
    return _("New stories will arrive here together, at {times}.", times=times)


def _step(request: Request, number: int) -> str:
    return italic(request.texts.gettext("Step {number} of 3", number=number))


def _skip(request: Request) -> Press:
    return Press(request.texts.gettext("⏭ Skip"), Settle())
