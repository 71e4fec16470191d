"""editMessage…, deleteMessage…, pins and reactions: what is done to messages that stand."""

from playground.chat import Chat
from playground.errors import BadRequestError
from playground.facts import Json
from playground.keyboard import check_keyboard, inline
from playground.methods.places import (
    chat_of,
    message_of,
    own_message,
    said_by_bot,
    writable_chat,
)
from playground.methods.sending import caption_of, pace_edit, text_of
from playground.world import World

DELETABLE_SECONDS = 48 * 3600
_SAME = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def edit_message_text(world: World, parameters: Json) -> Json:
    if "rich_message" in parameters:
        raise BadRequestError('the playground does not perform "rich_message"')
    content = text_of(parameters)
    chat, message = own_message(world, parameters)
    if "text" not in message:
        raise BadRequestError("there is no text in the message to edit")
    return edit(world, chat, message, parameters, _TEXT, content)


def edit_message_caption(world: World, parameters: Json) -> Json:
    content = caption_of(parameters)
    chat, message = own_message(world, parameters)
    if not message.keys() & {"photo", "document"}:
        raise BadRequestError("there is no caption in the message to edit")
    return edit(world, chat, message, parameters, _CAPTION, content)


def edit_message_reply_markup(world: World, parameters: Json) -> Json:
    chat, message = own_message(world, parameters)
    return edit(world, chat, message, parameters, (), {})


def delete_message(world: World, parameters: Json) -> bool:
    chat = writable_chat(world, parameters["chat_id"])
    message = message_of(chat, parameters["message_id"], "message to delete not found")
    if not _deletable(world, chat, message):
        raise BadRequestError("message can't be deleted for everyone")
    world.remove(chat, [message["message_id"]])
    return True


def delete_messages(world: World, parameters: Json) -> bool:
    """Those that cannot be deleted are skipped, as Telegram does."""
    chat = writable_chat(world, parameters["chat_id"])
    found = [chat.messages[each] for each in parameters["message_ids"] if each in chat.messages]
    gone = [each["message_id"] for each in found if _deletable(world, chat, each)]
    world.remove(chat, gone)
    return True


def set_message_reaction(world: World, parameters: Json) -> bool:
    chat = writable_chat(world, parameters["chat_id"])
    message_of(chat, parameters["message_id"], "message to react not found")
    if len(parameters.get("reaction", ())) > 1:
        raise BadRequestError("REACTIONS_TOO_MANY")
    return True


def pin_chat_message(world: World, parameters: Json) -> bool:
    chat = _administered(world, parameters["chat_id"])
    message = message_of(chat, parameters["message_id"], "message to pin not found")
    if message["message_id"] in chat.pinned:
        chat.pinned.remove(message["message_id"])
    chat.pinned.append(message["message_id"])
    return True


def unpin_chat_message(world: World, parameters: Json) -> bool:
    chat = _administered(world, parameters["chat_id"])
    message_id = parameters.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        raise BadRequestError("message to unpin not found")
    chat.pinned.remove(message_id)
    return True


def edit(
    world: World, chat: Chat, message: Json, parameters: Json, cleared: tuple[str, ...], new: Json
) -> Json:
    """A keyboard that is not given again is taken away."""
    markup = parameters.get("reply_markup")
    if markup:
        check_keyboard(markup)
    gone = (*cleared, "reply_markup")
    edited = {name: value for name, value in message.items() if name not in gone} | new
    if kept := inline(markup):
        edited["reply_markup"] = kept
    if edited == message:
        raise BadRequestError(_SAME)
    pace_edit(world, chat)
    edited["edit_date"] = world.now()
    world.change(chat, edited)
    return edited


def _deletable(world: World, chat: Chat, message: Json) -> bool:
    young: bool = world.now() - message["date"] <= DELETABLE_SECONDS
    if chat.private:
        return young
    if chat.standing == "administrator":
        return young or chat.kind != "group"
    return young and said_by_bot(world, chat, message)


def _administered(world: World, chat_id: int | str) -> Chat:
    chat = writable_chat(world, chat_id)
    if not chat.private and chat_of(world, chat_id).standing != "administrator":
        raise BadRequestError("not enough rights to manage pinned messages in the chat")
    return chat
