"""What the bot tells of itself: getMe, commands, name, descriptions, menu button."""

import re
from collections.abc import Callable

from playground.errors import BadRequestError
from playground.facts import Json
from playground.methods.places import chat_of
from playground.profile import Text
from playground.world import World

MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}$")
_LANGUAGE = re.compile(r"([a-z]{2})?$")
_DEFAULT: Json = {"type": "default"}


def get_me(world: World, _: Json) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, parameters: Json) -> bool:
    commands = parameters["commands"]
    if len(commands) > MOST_COMMANDS:
        raise BadRequestError("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.match(command["command"].removeprefix("/")):
            raise BadRequestError("BOT_COMMAND_INVALID")
    scope, language = _scope(world, parameters), _language(parameters)
    if commands:
        world.profile.set_commands(scope, language, commands)
    else:
        world.profile.delete_commands(scope, language)
    return True


def get_my_commands(world: World, parameters: Json) -> list[Json]:
    return world.profile.commands(_scope(world, parameters), _language(parameters))


def delete_my_commands(world: World, parameters: Json) -> bool:
    world.profile.delete_commands(_scope(world, parameters), _language(parameters))
    return True


def writing(text: Text) -> Callable[[World, Json], bool]:
    def write(world: World, parameters: Json) -> bool:
        world.profile.write(text, _language(parameters), parameters.get(text, ""))
        if text == "name" and not _language(parameters) and parameters.get(text):
            world.bot = world.bot | {"first_name": parameters[text]}
        return True

    return write


def reading(text: Text) -> Callable[[World, Json], Json]:
    def read(world: World, parameters: Json) -> Json:
        return {text: world.profile.read(text, _language(parameters))}

    return read


def set_chat_menu_button(world: World, parameters: Json) -> bool:
    button = parameters.get("menu_button", _DEFAULT)
    if "chat_id" not in parameters:
        world.profile.menu_button = button
        return True
    chat = chat_of(world, parameters["chat_id"])
    if not chat.private:
        raise BadRequestError("chat not found")
    chat.menu_button = button
    return True


def get_chat_menu_button(world: World, parameters: Json) -> Json:
    if "chat_id" not in parameters:
        return world.profile.menu_button
    return chat_of(world, parameters["chat_id"]).menu_button or world.profile.menu_button


def _scope(world: World, parameters: Json) -> Json:
    scope: Json = parameters.get("scope", _DEFAULT)
    if "chat_id" in scope:
        scope = scope | {"chat_id": chat_of(world, scope["chat_id"]).id}
    return scope


def _language(parameters: Json) -> str:
    language: str = parameters.get("language_code", "")
    if not _LANGUAGE.match(language):
        raise BadRequestError("invalid language code specified")
    return language
