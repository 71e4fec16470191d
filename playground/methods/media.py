"""sendPhoto, sendDocument, albums, exchanged media, and getFile."""

from typing import Literal

from playground import files
from playground.errors import BadRequestError
from playground.facts import Json
from playground.files import File, shown
from playground.methods.editing import edit
from playground.methods.places import own_message
from playground.methods.sending import caption_of, deliver, deliver_all
from playground.parameters import Upload
from playground.world import World

Kind = Literal["photo", "document"]
_MEDIA = {"photo", "document"}
_EXCHANGED = (
    *_MEDIA,
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
)


def send_photo(world: World, parameters: Json) -> Json:
    content = shown(_file(world, "photo", parameters["photo"])) | caption_of(parameters)
    if parameters.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return deliver(world, "sendPhoto", parameters, content)


def send_document(world: World, parameters: Json) -> Json:
    content = shown(_file(world, "document", parameters["document"])) | caption_of(parameters)
    return deliver(world, "sendDocument", parameters, content)


def send_media_group(world: World, parameters: Json) -> list[Json]:
    media = parameters["media"]
    if len({each["type"] for each in media}) > 1:
        raise BadRequestError("an album holds photos or documents, not both")
    contents = [_content(world, each) for each in media]
    album = {"media_group_id": str(world.random.getrandbits(60))}
    return deliver_all(world, "sendMediaGroup", parameters, [content | album for content in contents])


def edit_message_media(world: World, parameters: Json) -> Json:
    chat, message = own_message(world, parameters)
    if not message.keys() & _MEDIA:
        raise BadRequestError("there is no media in the message to edit")
    return edit(world, chat, message, parameters, _EXCHANGED, _content(world, parameters["media"]))


def get_file(world: World, parameters: Json) -> Json:
    file = world.files.find(parameters["file_id"])
    if file is None:
        raise BadRequestError("invalid file_id")
    if file.size > files.MOST_FETCHED:
        raise BadRequestError("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.id.replace("-", ""),
        "file_size": file.size,
        "file_path": file.path,
    }


def _content(world: World, media: Json) -> Json:
    """Message fields of an InputMedia."""
    match media["type"]:
        case "photo" | "document" as kind:
            content = shown(_file(world, kind, media["media"])) | caption_of(media)
        case other:
            raise BadRequestError(f"the playground does not perform media of type {other}")
    if media.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def _file(world: World, kind: Kind, given: Upload | str) -> File:
    if isinstance(given, Upload):
        return world.files.upload(kind, given)
    if given.startswith(("http://", "https://")):
        return world.files.link(kind, given)
    if given.startswith("attach://"):
        raise BadRequestError(f"there is no {kind} in the request")
    file = world.files.find(given)
    if file is None:
        raise BadRequestError("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise BadRequestError(
            f"type of file mismatch: can't use file of type {file.kind.title()} as {kind.title()}"
        )
    return file
