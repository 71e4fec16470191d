"""⋯ below every story: what a reader can do about getting such stories, and the way out."""

from dataclasses import replace

from handlers.callback import ChooseNews, ShowCard
from handlers.card import card
from handlers.reader.callback import Explain, FollowHere, ShowLess, ShowMore, SoundHere, StopHere
from handlers.reader.topics import short
from handlers.request import Request
from handlers.screen import Answer, Button, NewMessage, Press, Row, Screen, Share, Toast
from handlers.settings import meet, refreshed
from handlers.when import ticked
from news.actions.explain import explain as explained
from news.article import Article
from news.rules.why import Reason
from news.topic import Choice


async def show_more(request: Request, action: ShowMore) -> Answer:
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return _gone(request)
    choices = await request.newsroom.storage.topics.of(article.id, request.chat_id)
    follow: Row = tuple(_follow(article, choice) for choice in choices)
    return replace(card(article, request.texts, request.house), rows=(follow, *_rows(request, article)))


async def follow_here(request: Request, action: FollowHere) -> Answer:
    topics = request.newsroom.storage.topics
    if await topics.get(action.topic, request.chat_id) is None:
        return _gone(request)
    await meet(request)
    await topics.choose(request.chat_id, action.topic, wanted=bool(action.wanted))
    return await show_more(await refreshed(request), ShowMore(action.article))


async def sound_here(request: Request, action: SoundHere) -> Answer:
    await meet(request)
    await request.newsroom.storage.subscribers.choose_silence(request.chat_id, silent=not action.on)
    return await show_more(await refreshed(request), ShowMore(action.article))


async def explain(request: Request, action: Explain) -> Answer:
    article = await request.newsroom.storage.articles.get(action.article)
    if article is None:
        return _gone(request)
    reason = await explained(request.newsroom, request.chat_id, request.subscriber, article)
    return Toast(_told(request, reason), alert=True)


async def stop_here(request: Request, _action: StopHere) -> Answer:
    await request.newsroom.storage.subscribers.leave(request.chat_id, reason="the card", now=request.now)
    _ = request.texts.gettext
    return NewMessage(
        Screen(
            text=_("No more messages from now on. Your settings are kept, and search still works."),
            rows=((Press(_("🔔 Send me news again"), ChooseNews(1)),),),
        )
    )


def _follow(article: Article, choice: Choice) -> Button:
    sign = "✍️" if choice.topic.kind == "author" else "🏷"
    label = f"{sign} {ticked(short(choice.topic.name), on=choice.comes)}"
    return Press(label, FollowHere(article.id, choice.topic.id, int(not choice.comes)))


def _rows(request: Request, article: Article) -> tuple[Row, ...]:
    _ = request.texts.gettext
    silent = request.subscriber is not None and request.subscriber.silent
    active = request.subscriber is not None and request.subscriber.active
    sound = _("🔔 With sound") if silent else _("🔕 No sound")
    return (
        (Press(sound, SoundHere(article.id, int(silent))), Press(_("❓ Why this story?"), Explain(article.id))),
        (Press(_("👎 Less like this"), ShowLess(article.id)),),
        (Share(_("📤 Share"), f"#{article.id}"), *([Press(_("Stop the news"), StopHere())] if active else [])),
        (Press(_("↩️ Back"), ShowCard(article.id)),),
    )


def _told(request: Request, reason: Reason) -> str:
    _ = request.texts.gettext
    name = short(reason.topic.name) if reason.topic else ""
    match reason.kind:
        case "looked":
            return _("You opened this story yourself; I am not sending you any.")
        case "off":
            return _("You have turned such stories off; no more of them will come.")
        case "watched":
            return _("You watch for “{words}”.", words=short(reason.words))
        case "followed" if reason.topic and reason.topic.kind == "author":
            return _("You follow {name}, who wrote it.", name=name)
        case "followed":
            return _("You follow the topic “{name}”.", name=name)
        case "everything":
            return _("You get all stories, except what you turn off. /topics lets you choose.")


def _gone(request: Request) -> Toast:
    return Toast(request.texts.gettext("This article is no longer here."))
