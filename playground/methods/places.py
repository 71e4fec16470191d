"""Where a call wants to act: its chat, its message, and whether the bot may."""

from playground.chat import Chat
from playground.errors import BadRequestError, ForbiddenError
from playground.facts import Json
from playground.world import World


def chat_of(world: World, chat_id: int | str) -> Chat:
    """The chat meant by an id or an @username."""
    if isinstance(chat_id, str):
        if not chat_id:
            raise BadRequestError("chat_id is empty")
        chat_id = world.handles.get(chat_id.removeprefix("@").lower(), 0)
    chat = world.chats.get(chat_id)
    if chat is None:
        raise BadRequestError("chat not found")
    if chat.migrated_to is not None:
        raise BadRequestError(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    return chat


def writable_chat(world: World, chat_id: int | str) -> Chat:
    if chat_id in world.users and chat_id not in world.chats:
        raise ForbiddenError("bot can't initiate conversation with a user")
    chat = chat_of(world, chat_id)
    if chat.deactivated:
        raise ForbiddenError("user is deactivated")
    match chat.standing:
        case "kicked" if chat.private:
            raise ForbiddenError("bot was blocked by the user")
        case "kicked":
            raise ForbiddenError(f"bot was kicked from the {chat.kind} chat")
        case "left":
            raise ForbiddenError(f"bot is not a member of the {chat.kind} chat")
        case "member" if chat.kind == "channel":
            raise BadRequestError("need administrator rights in the channel chat")
        case "member" | "administrator":
            return chat


def thread_of(chat: Chat, parameters: Json) -> int | None:
    thread: int | None = parameters.get("message_thread_id")
    if thread is not None and thread not in chat.topics:
        raise BadRequestError("message thread not found")
    return thread


def message_of(chat: Chat, message_id: int, otherwise: str) -> Json:
    message = chat.messages.get(message_id)
    if message is None:
        raise BadRequestError(otherwise)
    return message


def own_message(world: World, parameters: Json) -> tuple[Chat, Json]:
    """The bot's own message that an edit means."""
    if "inline_message_id" in parameters:
        raise BadRequestError("the playground does not perform edits of inline messages")
    for name in ("chat_id", "message_id"):
        if name not in parameters:
            missing = {"chat_id": "chat_id is empty"}
            raise BadRequestError(missing.get(name, "message identifier is not specified"))
    chat = writable_chat(world, parameters["chat_id"])
    message = message_of(chat, parameters["message_id"], "message to edit not found")
    if not said_by_bot(world, chat, message):
        raise BadRequestError("message can't be edited")
    return chat, message


def said_by_bot(world: World, chat: Chat, message: Json) -> bool:
    """A channel's administrator may edit every post of it."""
    if chat.kind == "channel":
        return True
    return bool(message["from"]["id"] == world.bot["id"])
