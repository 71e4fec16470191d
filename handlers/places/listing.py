from handlers.action import At
from handlers.callback import ShowSettings
from handlers.places.callback import ShowPlaces
from handlers.request import Request
from handlers.screen import Link, Press, Row, Screen, bold
from news.subscriber import Subscriber

_LONGEST = 40


async def show_places(request: Request, _action: ShowPlaces) -> Screen:
    _ = request.texts.gettext
    places = await request.newsroom.storage.places.of(request.user_id)
    told = (
        bold(_("👥 Groups and channels")),
        _("I bring the news to groups and channels, too. Add me where you are an admin.")
        if not places
        else _("Press one to choose its topics, hours and language."),
    )
    listed: tuple[Row, ...] = tuple((_button(place),) for place in places)
    messenger = request.messenger
    return Screen(
        text="\n\n".join(told),
        rows=(
            *listed,
            (
                Link(_("➕ To a group"), messenger.address("startgroup=news")),
                Link(_("➕ To a channel"), messenger.address("startchannel&admin=post_messages")),
            ),
            (Press(_("⚙️ Settings"), ShowSettings()),),
        ),
    )


def _button(place: Subscriber) -> Press:
    assert place.place is not None
    sign = "📣" if place.active else "⏸"
    return Press(f"{sign} {place.place.title[:_LONGEST]}", At(place.place.id, ShowSettings()))
