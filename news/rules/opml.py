"""Lists of feeds, as feed readers exchange them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError, SubElement, XMLParser, indent, tostring

from news.errors import FeedMalformed
from news.rules.address import canonical

_MOST: Final = 5000
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """`topic` is the folder that the feed lies in, or empty."""

    url: str
    title: str = ""
    topic: str = ""


def read_opml(text: str) -> tuple[Outline, ...]:
    """Raises FeedMalformed. What is no web address is passed over; of feeds named twice, the first is taken."""
    text = text.lstrip("\ufeff\0 \t\r\n")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FeedMalformed("The list of feeds declares entities, which none needs and which could be a bomb")
    try:
        parser = XMLParser(encoding="utf-8")  # noqa: S314 - documents with entities were turned away above
        parser.feed(text.encode("utf-8", "replace"))
        root = parser.close()
    except ParseError as error:
        raise FeedMalformed(f"The list of feeds is broken XML: {error}") from None
    if root.tag.lower() != "opml":
        raise FeedMalformed("This is no list of feeds (OPML)")
    found: dict[str, Outline] = {}
    for outline in _outlines(root, ""):
        if len(found) < _MOST:
            found.setdefault(outline.url, outline)
    return tuple(found.values())


def write_opml(outlines: Iterable[Outline], *, title: str) -> bytes:
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    folders: dict[str, Element] = {"": body}
    for outline in outlines:
        folder = folders.get(outline.topic)
        if folder is None:
            folder = folders[outline.topic] = SubElement(body, "outline", text=outline.topic)
        SubElement(folder, "outline", type="rss", text=outline.title or outline.url, xmlUrl=outline.url)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _outlines(root: Element, topic: str) -> Iterator[Outline]:
    """Without recursion: a stranger's folders may lie in folders without end."""
    waiting = [(child, topic) for child in root.iter("body")]
    while waiting:
        element, folder = waiting.pop()
        name = " ".join((element.get("title") or element.get("text") or "").split())
        url = element.get("xmlUrl") or element.get("xmlurl")
        if url and (address := canonical(url)):
            yield Outline(url=address, title=name[:_LONGEST_TITLE], topic=folder)
        inner = folder if url or element.tag == "body" else name[:_LONGEST_TITLE]
        waiting.extend((child, inner) for child in reversed(element.findall("outline")))
