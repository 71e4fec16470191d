"""Rules for keyboards that types alone do not tell."""

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from playground.errors import BadRequestError
from playground.facts import Json

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
_STARTS = ("start", "startgroup", "startchannel")
_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
}


def check_keyboard(markup: Json) -> None:
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise BadRequestError(f"reply markup is too long: more than {MOST_BUTTONS} buttons")
    for row in rows:
        if len(row) > MOST_IN_A_ROW:
            raise BadRequestError(f"more than {MOST_IN_A_ROW} buttons in a row (the playground is strict)")
        if "inline_keyboard" in markup:
            for button in row:
                _check_button(button)


def is_start_parameter(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text) is not None


def inline(markup: Json | None) -> Json | None:
    """The markup that stays with its message; an empty keyboard is none."""
    if markup and any(markup.get("inline_keyboard", ())):
        return markup
    return None


def _check_button(button: Json) -> None:
    if not button["text"].strip():
        raise BadRequestError("can't parse inline keyboard button: text must be non-empty")
    actions = _ACTIONS & button.keys()
    if not actions:
        raise BadRequestError(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        names = " and ".join(sorted(actions))
        raise BadRequestError(
            f"can't parse inline keyboard button: exactly one action is allowed, found {names}"
            " (the playground is strict)"
        )
    if "url" in button:
        _check_url(button["url"])


def _check_url(url: str) -> None:
    fault = _fault(url)
    if fault:
        raise BadRequestError(f"inline keyboard button URL '{url}' is invalid: {fault}")


def _fault(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme == "tg":
        return None if parts.netloc or parts.path else "Wrong tg URL"
    if parts.scheme not in {"http", "https"}:
        return "Unsupported URL protocol" if "://" in url else "Wrong HTTP URL"
    if host in {"t.me", "telegram.me"} and not _starts_well(parts):
        return "START_PARAM_INVALID"
    # Telegram takes no host without a dot: localhost is refused, 127.0.0.1 is not.
    spaced = any(character.isspace() for character in url)
    return "Wrong HTTP URL" if spaced or not ("." in host or ":" in host) else None


def _starts_well(parts: SplitResult) -> bool:
    asked = parse_qs(parts.query, keep_blank_values=True)
    # Adding a bot to a group or channel needs no parameter; a start in its chat does.
    return all(
        is_start_parameter(text) or (not text and name != "start")
        for name in _STARTS
        for text in asked.get(name, ())
    )
