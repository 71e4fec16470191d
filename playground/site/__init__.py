"""A small news site in Thai and English for the bot to follow: pages, feeds, covers.

It is told the time and asked to publish; it knows nothing of Telegram or of the bot.
"""

from playground.site.article import Article
from playground.site.site import Site

__all__ = ["Article", "Site"]
