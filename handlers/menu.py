"""The commands as people see them, each those of their role: in Telegram's menu and in /help."""

from typing import Final

from handlers.screen import Menu
from handlers.texts import Texts
from news.rules.rights import Right, may
from news.team import Role

_IN_HELP_ONLY: Final = frozenset({"start", "language"})
"""/start has a button of its own in every chat, and /settings leads to the languages."""


def commands(texts: Texts, role: Role | None = None) -> list[tuple[str, str]]:
    """Names without the slash, each with its line."""
    return [*_for_the_newsroom(texts, role), *_for_readers(texts)]


def _for_readers(texts: Texts) -> list[tuple[str, str]]:
    _ = texts.gettext
    return [
        ("latest", _("the latest news")),
        ("search", _("find stories: /search words")),
        ("saved", _("stories you keep")),
        ("topics", _("choose your topics")),
        ("watch", _("words to hear of at once: /watch words")),
        ("settings", _("your settings")),
        ("language", _("Thai or English")),
        ("privacy", _("what I keep of you, and how to erase it")),
        ("help", _("what I can do")),
        ("stop", _("stop the messages")),
        ("start", _("start the messages again")),
    ]


def menu(texts: Texts, role: Role | None = None) -> Menu:
    """What Telegram's menu has room for at a glance; the rest stands in /help."""
    return tuple(command for command in commands(texts, role) if command[0] not in _IN_HELP_ONLY)


def group_menu(texts: Texts) -> Menu:
    return (("settings", texts.gettext("bring the news to this group")),)


def _for_the_newsroom(texts: Texts, role: Role | None) -> list[tuple[str, str]]:
    _ = texts.gettext
    told: list[tuple[Right, str, str]] = [
        ("post", "post", _("write a story")),
        ("post", "done", _("put the story together")),
        ("post", "queue", _("drafts and scheduled stories")),
        ("post", "edit", _("edit a published story")),
        ("post", "retract", _("take back a published story")),
        ("moderate", "moderate", _("comments that wait")),
        ("feeds", "feeds", _("the sources")),
        ("sponsors", "sponsors", _("sponsors' lines")),
        ("figures", "stats", _("the figures")),
        ("team", "team", _("the people of the newsroom")),
        ("audit", "audit", _("who did what")),
    ]
    return [(name, line) for right, name, line in told if may(role, right)]
