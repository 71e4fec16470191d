"""What the bot says of itself: name, descriptions, commands, its menu button."""

from typing import Literal

from playground.facts import Json

Text = Literal["name", "description", "short_description"]


class Profile:
    """Texts by language, commands by scope and language; "" is for every other language."""

    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[Text, str], str] = {("name", ""): name}
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self.menu_button: Json = {"type": "commands"}

    def write(self, text: Text, language: str, value: str) -> None:
        if value:
            self._texts[text, language] = value
        else:
            self._texts.pop((text, language), None)

    def read(self, text: Text, language: str) -> str:
        return self._texts.get((text, language)) or self._texts.get((text, ""), "")

    def set_commands(self, scope: Json, language: str, commands: list[Json]) -> None:
        self._commands[scope_key(scope), language] = commands

    def delete_commands(self, scope: Json, language: str) -> None:
        self._commands.pop((scope_key(scope), language), None)

    def commands(self, scope: Json, language: str) -> list[Json]:
        """Exactly these, as getMyCommands gives them."""
        return self._commands.get((scope_key(scope), language), [])

    def all_commands(self) -> Json:
        """Every list set, by `scope` or `scope:language`."""
        return {
            f"{scope}:{language}" if language else scope: commands
            for (scope, language), commands in self._commands.items()
        }

    def menu(self, scopes: list[Json], language: str) -> list[Json]:
        """What a person sees: the narrowest scope wins, in their language first."""
        for scope in scopes:
            for spoken in (language, ""):
                commands = self.commands(scope, spoken)
                if commands:
                    return commands
        return []


def scope_key(scope: Json) -> str:
    places = [str(scope[name]) for name in ("chat_id", "user_id") if name in scope]
    return ":".join([scope.get("type", "default"), *places])
