from bot.sources.charset import text_of
from news.rules.opml import Outline, read_opml


def outlines_of(content: bytes) -> tuple[Outline, ...]:
    """Of a list of feeds in whatever encoding. Raises FeedMalformed."""
    return read_opml(text_of(content, ""))
