"""The way of every message the bot sends: who may, how fast, and what stands there then."""

from playground.chat import Chat
from playground.discussion import discuss, thread_of_reply
from playground.errors import BadRequestError, FloodError
from playground.facts import Json
from playground.formatting import Text, formatted
from playground.keyboard import check_keyboard, inline
from playground.methods.places import message_of, thread_of, writable_chat
from playground.sends import Send
from playground.units import utf16
from playground.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_UNPLAYED = (
    "business_connection_id",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "suggested_post_parameters",
)


def text_of(parameters: Json) -> Json:
    """The `text` of the parameters as message fields."""
    given = parameters.get("text", "")
    if not given:
        raise BadRequestError("message text is empty")
    text, entities = _read(parameters, given, "entities")
    if not text:
        raise BadRequestError("text must be non-empty")
    if utf16(text) > LONGEST_TEXT:
        raise BadRequestError("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if options := parameters.get("link_preview_options"):
        content["link_preview_options"] = options
    return content


def caption_of(parameters: Json) -> Json:
    text, entities = _read(parameters, parameters.get("caption", ""), "caption_entities")
    if utf16(text) > LONGEST_CAPTION:
        raise BadRequestError("message caption is too long")
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    if text and parameters.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def deliver(world: World, method: str, parameters: Json, content: Json) -> Json:
    """Send `content` where the parameters say, within the limits; the Message."""
    return deliver_all(world, method, parameters, [content])[0]


def deliver_all(world: World, method: str, parameters: Json, contents: list[Json]) -> list[Json]:
    """Several messages that count as one for the chat's pace, such as an album."""
    _refuse_unplayed(parameters)
    chat = writable_chat(world, parameters["chat_id"])
    envelope = _envelope(world, chat, parameters)
    markup = parameters.get("reply_markup")
    if markup:
        check_keyboard(markup)
    pace(world, chat, paid=parameters.get("allow_paid_broadcast", False))
    if kept := inline(markup):
        envelope["reply_markup"] = kept
    return [_put(world, method, chat, envelope | content) for content in contents]


def _put(world: World, method: str, chat: Chat, message: Json) -> Json:
    message["message_id"] = world.next_message_id(chat)
    world.post(chat, message)
    discuss(world, chat, message)
    said = message.get("text") or message.get("caption") or ""
    world.sends.add(Send(world.monotonic(), chat.id, message["message_id"], method), said)
    return message


def pace(world: World, chat: Chat, *, paid: bool) -> None:
    wait = world.limits.send(chat.pace, world.monotonic(), private=chat.private, paid=paid)
    if wait:
        raise FloodError(wait)


def pace_edit(world: World, chat: Chat) -> None:
    wait = world.limits.edit(chat.pace, world.monotonic())
    if wait:
        raise FloodError(wait)


def _read(parameters: Json, given: str, entities: str) -> Text:
    if "parse_mode" in parameters and entities in parameters:
        raise BadRequestError(f"parse_mode and {entities} exclude each other")
    return formatted(given, parameters.get("parse_mode"), parameters.get(entities))


def _envelope(world: World, chat: Chat, parameters: Json) -> Json:
    message: Json = {"message_id": 0, "date": world.now(), "chat": chat.shown}
    if chat.kind == "channel":
        message["sender_chat"] = chat.shown
    else:
        message["from"] = world.bot
    if (thread := thread_of(chat, parameters)) is not None:
        message["message_thread_id"] = thread
        message["is_topic_message"] = True
    if reply := parameters.get("reply_parameters"):
        message |= _reply(chat, reply)
    if parameters.get("protect_content"):
        message["has_protected_content"] = True
    if "message_effect_id" in parameters:
        message["effect_id"] = parameters["message_effect_id"]
    return message


def _reply(chat: Chat, reply: Json) -> Json:
    if "message_id" not in reply:
        raise BadRequestError("message to be replied not found")
    elsewhere = reply.get("chat_id", chat.id)
    if elsewhere != chat.id:
        raise BadRequestError("the playground does not perform replies to another chat")
    if reply.get("allow_sending_without_reply") and reply["message_id"] not in chat.messages:
        return {}
    replied = message_of(chat, reply["message_id"], "message to be replied not found")
    fields: Json = {"reply_to_message": without_reply(replied), **thread_of_reply(chat, replied)}
    if quote := reply.get("quote"):
        fields["quote"] = _quote(replied, quote, reply)
    return fields


def _quote(replied: Json, quote: str, reply: Json) -> Json:
    marked = formatted(quote, reply.get("quote_parse_mode"), reply.get("quote_entities"))
    text, entities = marked
    whole: str = replied.get("text") or replied.get("caption") or ""
    position = whole.find(text)
    if position < 0:
        raise BadRequestError("message quote not found")
    shown: Json = {"text": text, "position": position, "is_manual": True}
    return shown | ({"entities": entities} if entities else {})


def without_reply(message: Json) -> Json:
    """A message as it stands inside another: it does not hold a third."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def _refuse_unplayed(parameters: Json) -> None:
    for name in _UNPLAYED:
        if name in parameters:
            raise BadRequestError(f'the playground does not perform "{name}"')
