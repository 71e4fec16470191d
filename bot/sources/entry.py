from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as its feed words it, whatever the format; what it doesn't say is empty.

    `title`, `summary` and `content` are HTML, nothing of it cleaned. `permalink` says that the id is an address
    as well, to be used where there is no link. `images` are addresses, the best first. All addresses may be
    relative to `base`, else to the feed.
    """

    id: str = ""
    permalink: bool = False
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    author: str = ""
    terms: tuple[str, ...] = ()
    date: str = ""
    images: tuple[str, ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed as it words itself. `title` is HTML; `language` is what it claims, or empty.

    `hub` is the address of one that tells of its news, `itself` what it is called there; both may be relative.
    """

    title: str
    language: str
    entries: tuple[Entry, ...]
    hub: str = ""
    itself: str = ""
