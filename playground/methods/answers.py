"""answerCallbackQuery and answerInlineQuery."""

from playground.errors import BadRequestError
from playground.facts import Json
from playground.formatting import formatted
from playground.keyboard import check_keyboard, is_start_parameter
from playground.methods.sending import LONGEST_TEXT
from playground.units import utf16
from playground.world import World

MOST_RESULTS = 50
LONGEST_OFFSET = 64


def answer_callback_query(world: World, parameters: Json) -> bool:
    url = parameters.get("url", "")
    if url and not url.startswith(f"https://t.me/{world.bot['username']}?start="):
        raise BadRequestError("URL_INVALID")
    answer = {
        "text": parameters.get("text", ""),
        "show_alert": parameters.get("show_alert", False),
        "url": url,
    }
    press = world.presses.answer(parameters["callback_query_id"], answer)
    world.events.tell({"type": "callback_answer", "chat_id": press.chat_id, "query_id": press.id, **answer})
    return True


def answer_inline_query(world: World, parameters: Json) -> bool:
    results = parameters["results"]
    if len(results) > MOST_RESULTS:
        raise BadRequestError("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise BadRequestError("RESULT_ID_DUPLICATE")
    if len(parameters.get("next_offset", "").encode()) > LONGEST_OFFSET:
        raise BadRequestError("NEXT_OFFSET_INVALID")
    button = parameters.get("button", {})
    if "start_parameter" in button and not is_start_parameter(button["start_parameter"]):
        raise BadRequestError("START_PARAM_INVALID")
    for result in results:
        _check(result)
    world.inlines.answer(parameters["inline_query_id"], parameters)
    world.events.changed()
    return True


def _check(result: Json) -> None:
    content = result.get("input_message_content", {})
    if "message_text" in content:
        text, mode = content["message_text"], content.get("parse_mode")
        said, _ = formatted(text, mode, content.get("entities"))
        if not said:
            raise BadRequestError("MESSAGE_EMPTY")
        if utf16(said) > LONGEST_TEXT:
            raise BadRequestError("MESSAGE_TOO_LONG")
    if markup := result.get("reply_markup"):
        check_keyboard(markup)
