"""A sponsor's line as readers see it below a story."""

from dataclasses import replace
from html import escape

from handlers.links import link
from handlers.screen import LONGEST_TEXT, Screen, italic
from handlers.texts import Texts
from news.sponsor import Sponsor


def with_line(screen: Screen, line: Sponsor, texts: Texts, bot: str) -> Screen | None:
    """None where there is no room for it.

    The link leads to a chat with the bot, which counts it and gives the sponsor's address. It stands in the
    text, since the buttons of a copy are changed each time that there are more comments.
    """
    label = italic(texts.gettext("Sponsored"))
    told = f'{label} · <a href="{escape(link(bot, "x", line.id))}">{escape(line.terms.text)}</a>'
    longer = replace(screen, text=f"{screen.text}\n\n{told}")
    lost_its_photo = screen.photo and screen.as_caption() and not longer.as_caption()
    return None if lost_its_photo or longer.length > LONGEST_TEXT else longer
