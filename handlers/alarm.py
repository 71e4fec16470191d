from html import escape

from handlers.screen import Screen, bold
from handlers.texts import Texts


def alarm(texts: Texts, what: str, details: str) -> Screen:
    """What the owners are told of an error; its own words are those of the log."""
    _ = texts.gettext
    hint = _("The log has the rest. The same error is told at most once an hour.")
    parts = (bold(_("⚠️ The bot has met an error")), escape(what), escape(details), escape(hint))
    return Screen(text="\n\n".join(filter(None, parts)))
