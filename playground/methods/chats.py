"""getChat, getChatMember and their kin."""

from playground.chat import Chat
from playground.errors import BadRequestError
from playground.facts import Json
from playground.methods.places import chat_of
from playground.world import World

_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


def get_chat(world: World, parameters: Json) -> Json:
    chat = chat_of(world, parameters["chat_id"])
    full = chat.shown | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if chat.linked_id is not None:
        full["linked_chat_id"] = chat.linked_id
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned[-1]]
    return full


def get_chat_member(world: World, parameters: Json) -> Json:
    chat = chat_of(world, parameters["chat_id"])
    if chat.standing in {"kicked", "left"} and not chat.private:
        raise BadRequestError("member list is inaccessible")
    return member(world, chat, parameters["user_id"])


def get_chat_administrators(world: World, parameters: Json) -> list[Json]:
    chat = chat_of(world, parameters["chat_id"])
    if chat.private:
        raise BadRequestError("there are no administrators in the private chat")
    chiefs = [user_id for user_id, rank in chat.members.items() if rank in {"creator", "administrator"}]
    own = [world.bot["id"]] if chat.standing == "administrator" else []
    return [member(world, chat, user_id) for user_id in [*chiefs, *own]]


def get_chat_member_count(world: World, parameters: Json) -> int:
    chat = chat_of(world, parameters["chat_id"])
    return 2 if chat.private else len(chat.members) + 1


def leave_chat(world: World, parameters: Json) -> bool:
    chat = chat_of(world, parameters["chat_id"])
    if chat.private:
        raise BadRequestError("chat member status can't be changed in private chats")
    chat.standing = "left"
    return True


def ban_chat_member(world: World, parameters: Json) -> bool:
    return _set_standing(world, parameters, "kicked")


def unban_chat_member(world: World, parameters: Json) -> bool:
    """Out, but free to come back; with only_if_banned nobody else is touched."""
    chat = chat_of(world, parameters["chat_id"])
    banned = chat.members.get(parameters["user_id"]) == "kicked"
    if parameters.get("only_if_banned") and not banned:
        return True
    return _set_standing(world, parameters, "left")


def _set_standing(world: World, parameters: Json, status: str) -> bool:
    chat = chat_of(world, parameters["chat_id"])
    if chat.private:
        raise BadRequestError("chat member status can't be changed in private chats")
    if chat.standing != "administrator":
        raise BadRequestError("not enough rights to restrict/unrestrict chat member")
    if parameters["user_id"] not in world.users:
        raise BadRequestError("PARTICIPANT_ID_INVALID")
    if chat.members.get(parameters["user_id"]) == "creator":
        raise BadRequestError("can't remove chat owner")
    chat.members[parameters["user_id"]] = status
    return True


def member(world: World, chat: Chat, user_id: int) -> Json:
    if user_id == world.bot["id"]:
        return shown(chat, world.bot, chat.standing)
    user = world.users.get(user_id)
    if user is None:
        raise BadRequestError("user not found" if chat.private else "PARTICIPANT_ID_INVALID")
    if chat.private:
        return shown(chat, user, "member")
    return shown(chat, user, chat.members.get(user_id, "left"))


def shown(chat: Chat, user: Json, status: str) -> Json:
    """A ChatMember of the given status."""
    card: Json = {"user": user, "status": status}
    match status:
        case "kicked":
            return card | {"until_date": 0}
        case "creator":
            return card | {"is_anonymous": False}
        case "administrator":
            rights = dict.fromkeys(_RIGHTS, True)
            posts = {"can_post_messages": True, "can_edit_messages": True}
            card |= {"can_be_edited": False, "is_anonymous": False, **rights}
            return card | (posts if chat.kind == "channel" else {"can_pin_messages": True})
        case _:
            return card
