"""What the bot may do in the groups and channels that get the news."""

from collections.abc import Iterator
from typing import Any, Final

from bot.doctor.finding import Finding, hint, ill, well
from news.subscriber import Subscriber

MOST: Final = 200
_ADMIN: Final = "make @{bot} an administrator there that may post, edit and delete messages"


def place_findings(place: Subscriber, told: dict[str, Any], bot: str) -> Iterator[Finding]:
    """`told` is the bot's own membership as Telegram tells it; empty where it tells none."""
    name = f"“{place.place.title}”" if place.place and place.place.title else f"chat {place.chat_id}"
    admin = _ADMIN.format(bot=bot)
    match told.get("status"):
        case "administrator" if "can_post_messages" in told:
            yield from _in_channel(name, told, admin)
        case "administrator" | "creator":
            yield from _lacking(name, told, admin, delete="can_delete_messages")
        case "member":
            yield hint(
                f"the bot is no administrator of {name}: what it posted there it can edit, but delete for two "
                "days only",
                admin,
            )
        case "restricted" if told.get("can_send_messages"):
            yield hint(f"the bot is restricted in {name}", admin)
        case "restricted":
            yield ill(f"the bot may not send messages in {name}", admin)
        case _:
            yield ill(f"the bot is not in {name}, so no news arrives there", f"add it again: {admin}")


def _in_channel(name: str, told: dict[str, Any], admin: str) -> Iterator[Finding]:
    if not told.get("can_post_messages"):
        yield ill(f"the bot may not post in {name}", f"in its administrators: {admin}")
        return
    yield from _lacking(name, told, admin, edit="can_edit_messages", delete="can_delete_messages")


def _lacking(name: str, told: dict[str, Any], admin: str, **rights: str) -> Iterator[Finding]:
    missing = [deed for deed, right in rights.items() if not told.get(right)]
    if missing:
        yield hint(
            f"the bot may not {' or '.join(missing)} others' and older messages in {name}, so a story that is "
            "taken back may stay there as a notice",
            f"in its administrators: {admin}",
        )
    else:
        yield well(f"the bot may do all it needs in {name}")
