"""What people do in their clients, and the updates a bot gets to hear of it."""

from playground.chat import Chat
from playground.discussion import discuss, thread_of_reply
from playground.errors import PlayError
from playground.facts import Json
from playground.files import shown as shown_file
from playground.formatting import formatted
from playground.methods.chats import shown as shown_member
from playground.methods.sending import LONGEST_CAPTION, LONGEST_TEXT, without_reply
from playground.parameters import Upload
from playground.questions import Inline, Press
from playground.units import utf16
from playground.world import World

LONGEST_QUERY = 256
_NAMES = ("first_name", "last_name", "username")


def open_private(world: World, user: Json) -> Chat:
    """The chat of a person and the bot, made at the first word."""
    chat = world.chats.get(user["id"])
    if chat is None:
        names: Json = {name: user[name] for name in _NAMES if name in user}
        chat = world.open_chat({"id": user["id"], "type": "private", **names})
    if chat.standing == "kicked":
        raise PlayError("this person blocked the bot; unblock it first")
    if chat.deactivated:
        raise PlayError("this person's account is gone")
    return chat


def words(text: str) -> Json:
    """Message fields of a typed text."""
    said, entities = formatted(text, None, None)
    if not said:
        raise PlayError("an empty message cannot be sent")
    if utf16(said) > LONGEST_TEXT:
        raise PlayError(f"a message has at most {LONGEST_TEXT} characters")
    return {"text": said} | ({"entities": entities} if entities else {})


def attachment(world: World, kind: str, upload: Upload, caption: str) -> Json:
    """Message fields of a photo or document out of a person's own files."""
    said, entities = formatted(caption, None, None)
    if utf16(said) > LONGEST_CAPTION:
        raise PlayError(f"a caption has at most {LONGEST_CAPTION} characters")
    content = shown_file(world.files.upload(kind, upload))
    content |= {"caption": said} if said else {}
    return content | ({"caption_entities": entities} if entities else {})


def speak(
    world: World,
    user: Json,
    chat: Chat,
    content: Json,
    reply_to: Json | None = None,
    thread: int | None = None,
) -> Json:
    """The person's message stands in the chat, and the bot is told."""
    message: Json = {
        "message_id": world.next_message_id(chat),
        "chat": chat.shown,
        "date": world.now(),
    }
    message |= {"sender_chat": chat.shown} if chat.kind == "channel" else {"from": user}
    if thread is not None:
        if thread not in chat.topics:
            raise PlayError(f"there is no topic {thread}")
        message |= {"message_thread_id": thread, "is_topic_message": True}
    if reply_to is not None:
        replied = chat.messages.get(reply_to["message_id"], reply_to)
        message |= {**thread_of_reply(chat, replied), "reply_to_message": without_reply(replied)}
    message |= content
    world.post(chat, message)
    discuss(world, chat, message)
    if chat.private:
        chat.pace.spoken_to(world.monotonic())
    if _hears(world, chat, message):
        world.update("channel_post" if chat.kind == "channel" else "message", message)
    return message


def edit(world: World, chat: Chat, message_id: int, text: str) -> Json:
    before = current(chat, message_id)
    rest = {name: value for name, value in before.items() if name not in {"text", "entities"}}
    edited = rest | words(text) | {"edit_date": world.now()}
    world.change(chat, edited)
    if _hears(world, chat, edited):
        world.update("edited_message", edited)
    return edited


def _hears(world: World, chat: Chat, message: Json) -> bool:
    """In groups a bot that is no administrator hears only what is meant for it."""
    match chat.standing:
        case "kicked" | "left":
            return False
        case "administrator":
            return True
        case "member":
            replied = message.get("reply_to_message", {}).get("from", {})
            called = f"@{world.bot['username']}".lower() in message.get("text", "").lower()
            command = message.get("text", "").startswith("/")
            service = "text" not in message and "caption" not in message
            to_bot = called or command or replied.get("id") == world.bot["id"]
            return chat.private or service or to_bot


def press(world: World, user: Json, chat: Chat, message: Json, button: Json) -> Press:
    """The bot gets the callback query of a pressed button."""
    if "callback_data" not in button:
        raise PlayError(f"the button {button['text']!r} sends nothing to the bot")
    pressed = world.presses.add(
        Press(
            id=world.presses.next_id(),
            data=button["callback_data"],
            chat_id=chat.id,
            at=world.clock(),
        )
    )
    if chat.private:
        chat.pace.spoken_to(world.monotonic())
    query = {
        "id": pressed.id,
        "from": user,
        "message": message,
        "chat_instance": str(chat.id * 7919),
        "data": pressed.data,
    }
    world.update("callback_query", query)
    return pressed


def ask(world: World, user: Json, query: str, offset: str) -> Inline:
    """The bot gets an inline query."""
    if utf16(query) > LONGEST_QUERY:
        raise PlayError(f"an inline query has at most {LONGEST_QUERY} characters")
    asked = world.inlines.add(Inline(id=world.inlines.next_id(), query=query, at=world.clock()))
    content = {
        "id": asked.id,
        "from": user,
        "query": query,
        "offset": offset,
        "chat_type": "sender",
    }
    world.update("inline_query", content)
    return asked


def current(chat: Chat, message_id: int) -> Json:
    message = chat.messages.get(message_id)
    if message is None:
        raise PlayError("that message is no longer there")
    return message


def button_at(message: Json, row: int, column: int) -> Json:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if not 0 <= row < len(rows) or not 0 <= column < len(rows[row]):
        raise PlayError(f"the message has no button at row {row}, column {column}")
    button: Json = rows[row][column]
    return button


def button_saying(message: Json, start: str) -> Json:
    """The first button whose text starts so."""
    buttons = [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
    for button in buttons:
        if button["text"].startswith(start):
            found: Json = button
            return found
    texts = ", ".join(repr(button["text"]) for button in buttons) or "none"
    raise PlayError(f"no button starts with {start!r}; there are: {texts}")


def stand(world: World, user: Json, chat: Chat, status: str) -> None:
    """The bot's standing in a chat changes by the hand of `user`."""
    before = shown_member(chat, world.bot, chat.standing)
    match status:
        case "member" | "administrator" | "kicked" | "left":
            chat.standing = status
        case _:
            raise PlayError(f"a bot cannot be {status}")
    change = {
        "chat": chat.shown,
        "from": user,
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": shown_member(chat, world.bot, status),
    }
    world.update("my_chat_member", change)
