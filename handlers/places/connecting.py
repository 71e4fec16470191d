"""From a group or channel without news to one with it."""

from handlers.action import At
from handlers.callback import ShowSettings
from handlers.places.callback import Connect
from handlers.places.settling import at_place
from handlers.request import Request
from handlers.screen import Answer, Link, Press, Screen, Toast, bold
from news.actions.connect import connect as connected
from news.subscriber import Subscriber


async def offer(request: Request) -> Screen:
    """For a command in a group, and when the bot has just been added to one."""
    if request.subscriber is not None and request.subscriber.place is not None and request.subscriber.active:
        return _settled(request, request.subscriber)
    if (greeting := await _as_discussion(request)) is not None:
        return greeting
    _ = request.texts.gettext
    return Screen(
        text=_("Hello! I can bring the news here. An admin of this group presses the button."),
        rows=((Press(_("🔔 Bring the news here"), Connect()),),),
    )


async def connect(request: Request, _action: Connect) -> Answer:
    _ = request.texts.gettext
    if not request.place_title:
        return Toast(_("This is for groups and channels. /settings is for you."))
    if not await request.messenger.administers(request.chat_id, request.user_id):
        return Toast(_("Only an admin of this group can do that."))
    return _settled(request, await _connected(request))


async def connect_channel(request: Request, *, may_post: bool) -> None:
    """Whoever adds a bot to a channel is one of its admins; they are told in private."""
    _ = request.texts.gettext
    title = bold(request.place_title)
    if not may_post:
        told = _("I may not post in {title} yet. Please allow me to post messages there.", title=title)
        await request.messenger.tell(request.user_id, Screen(text=told))
        return
    subscriber = await _connected(request)
    assert subscriber.place is not None
    settings = await at_place(request, At(subscriber.place.id, ShowSettings()))
    assert isinstance(settings, Screen)
    told = _("✅ New stories will come to {title}.", title=title)
    said = "\n\n".join(filter(None, (told, await _of_comments(request), settings.text)))
    shown = Screen(text=said, rows=settings.rows)
    await request.messenger.tell(request.user_id, shown)


async def _of_comments(request: Request) -> str:
    """What is to be done, where a channel has a group in which it is discussed."""
    if request.newsroom.policy.discussion == "off":
        return ""
    group = await request.messenger.linked(request.chat_id)
    if group is None or await request.messenger.hears(group):
        return ""
    return request.texts.gettext(
        "💬 Make me an admin of its discussion group as well, and what is said there below a story becomes a "
        "comment on it."
    )


async def _as_discussion(request: Request) -> Screen | None:
    """In a group where one of our channels is discussed; its people are told what becomes of their words."""
    if request.newsroom.policy.discussion == "off":
        return None
    channel = await request.messenger.linked(request.chat_id)
    ours = await request.newsroom.storage.subscribers.get(channel) if channel is not None else None
    if ours is None or ours.place is None:
        return None
    _ = request.texts.gettext
    if not await request.messenger.hears(request.chat_id):
        return Screen(text=_("💬 I have to be an admin of this group to keep what is said below stories."))
    title = bold(ours.place.title)
    told = _("💬 What you say here below a story of {title} becomes a comment on it.", title=title)
    return Screen(text=f"{told}\n\n{_('/privacy in a private chat with me shows what I keep.')}")


async def _connected(request: Request) -> Subscriber:
    return await connected(
        request.newsroom,
        request.chat_id,
        title=request.place_title,
        by=request.user_id,
        thread=request.thread,
        language=request.client_language,
        now=request.now,
    )


def _settled(request: Request, subscriber: Subscriber) -> Screen:
    _ = request.texts.gettext
    assert subscriber.place is not None
    address = request.messenger.link(f"p{subscriber.place.id}")
    told = _("✅ New stories come here as they are published. An admin chooses topics, hours and language.")
    kept = _("💬 A reply to a story is kept as a comment on it. /privacy in a private chat with me tells more.")
    return Screen(
        text="\n\n".join((told,) if request.newsroom.policy.discussion == "off" else (told, kept)),
        rows=((Link(_("⚙️ Settings"), address),),),
    )
