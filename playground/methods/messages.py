"""sendMessage and sendChatAction."""

from playground.errors import BadRequestError
from playground.facts import Json
from playground.methods.places import writable_chat
from playground.methods.sending import deliver, text_of
from playground.world import World

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, parameters: Json) -> Json:
    return deliver(world, "sendMessage", parameters, text_of(parameters))


def send_chat_action(world: World, parameters: Json) -> bool:
    if parameters["action"] not in _ACTIONS:
        raise BadRequestError("wrong parameter action in request")
    chat = writable_chat(world, parameters["chat_id"])
    world.events.tell({"type": "typing", "chat_id": chat.id, "action": parameters["action"]})
    return True
