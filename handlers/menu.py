"""The commands as readers see them: in Telegram's menu and in /help."""

from handlers.screen import Menu
from handlers.texts import Texts


def commands(texts: Texts) -> list[tuple[str, str]]:
    """Names without the slash, each with its line."""
    _ = texts.gettext
    return [
        ("latest", _("the latest news")),
        ("search", _("find stories: /search words")),
        ("topics", _("choose your topics")),
        ("settings", _("your settings")),
        ("language", _("Thai or English")),
        ("help", _("what I can do")),
        ("stop", _("stop the messages")),
        ("start", _("start the messages again")),
    ]


def menu(texts: Texts) -> Menu:
    """For a chat whose reader has chosen a language, whatever their app speaks."""
    return tuple(commands(texts))
