from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """What a newsroom's own article says, before it is one. Empty is what was not said.

    `body` is plain text with a blank line between paragraphs; headings are short paragraphs of their own.
    `source` is whose report this is, `source_url` where it can be read; `bio` tells of the author.
    """

    title: str = ""
    body: str = ""
    summary: str = ""
    category: str = ""
    source: str = ""
    source_url: str = ""
    author: str = ""
    bio: str = ""
    image: str = ""
