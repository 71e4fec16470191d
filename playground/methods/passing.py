"""forwardMessage, copyMessage and their plurals: what was said, said again elsewhere."""

from playground.errors import BadRequestError
from playground.facts import Json
from playground.methods.places import chat_of, message_of
from playground.methods.sending import caption_of, deliver, deliver_all
from playground.world import World

_CAPTION = ("caption", "caption_entities", "show_caption_above_media")
_ENVELOPE = {
    "message_id",
    "date",
    "edit_date",
    "chat",
    "from",
    "sender_chat",
    "reply_to_message",
    "quote",
    "reply_markup",
    "message_thread_id",
    "is_topic_message",
    "forward_origin",
    "has_protected_content",
    "effect_id",
    "author_signature",
}


def forward_message(world: World, parameters: Json) -> Json:
    source = chat_of(world, parameters["from_chat_id"])
    original = message_of(source, parameters["message_id"], "message to forward not found")
    return deliver(world, "forwardMessage", parameters, forwarded(original))


def copy_message(world: World, parameters: Json) -> Json:
    source = chat_of(world, parameters["from_chat_id"])
    original = message_of(source, parameters["message_id"], "message to copy not found")
    content = _content(original, "copied")
    if "caption" in parameters and "text" not in content:
        content = _bare(content) | caption_of(parameters)
    copied = deliver(world, "copyMessage", parameters, content)
    return {"message_id": copied["message_id"]}


def forward_messages(world: World, parameters: Json) -> list[Json]:
    contents = [forwarded(each) for each in _originals(world, parameters, "forward")]
    return _ids(deliver_all(world, "forwardMessages", parameters, contents))


def copy_messages(world: World, parameters: Json) -> list[Json]:
    contents = [_content(each, "copied") for each in _originals(world, parameters, "copy")]
    if parameters.get("remove_caption"):
        contents = [_bare(each) for each in contents]
    return _ids(deliver_all(world, "copyMessages", parameters, contents))


def forwarded(original: Json) -> Json:
    """Message fields of a forward: the content, and whose words they are."""
    origin = original.get("forward_origin") or _origin(original)
    return _content(original, "forwarded") | {"forward_origin": origin}


def _origin(message: Json) -> Json:
    if "from" in message:
        return {"type": "user", "date": message["date"], "sender_user": message["from"]}
    return {
        "type": "channel",
        "date": message["date"],
        "chat": message["chat"],
        "message_id": message["message_id"],
    }


def _content(message: Json, done: str) -> Json:
    if message.get("has_protected_content"):
        raise BadRequestError(f"message can't be {done}")
    return {name: value for name, value in message.items() if name not in _ENVELOPE}


def _originals(world: World, parameters: Json, verb: str) -> list[Json]:
    """Those that are still there; the others are skipped, as Telegram does."""
    messages = chat_of(world, parameters["from_chat_id"]).messages
    ids = parameters["message_ids"]
    if ids != sorted(set(ids)):
        raise BadRequestError("message identifiers must be in a strictly increasing order")
    found = [messages[each] for each in ids if each in messages]
    if not found:
        raise BadRequestError(f"there are no messages to {verb}")
    return found


def _bare(content: Json) -> Json:
    return {name: value for name, value in content.items() if name not in _CAPTION}


def _ids(messages: list[Json]) -> list[Json]:
    return [{"message_id": each["message_id"]} for each in messages]
