"""A web page's text, copied with all that stands around the article, and the article in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from news.manuscript import Manuscript
from news.rules.landmarks import Landmark, landmark_of, source_in
from news.rules.paragraphs import is_list_item

LONGEST_TITLE: Final = 300
_LONGEST_CATEGORY: Final = 40
_LONGEST_HEADLINE: Final = 200
_LONGEST_NAME: Final = 60
_LONGEST_SIGNATURE: Final = 3
_STUB: Final = 160
"""Longer than a related article's title; a paragraph after such titles is the article going on."""
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\((https?://[^\s()]+)\)")
_ADDRESS: Final = re.compile(r"https?://[^\s()<>\[\]]+")
_CRUMBS: Final = re.compile(r"\s*[/›»>]\s*")
_CLOSED: Final = (".", "!", "?", "…", ":", ";", ",")
_BYLINE: Final = re.compile(r"(?:by|โดย|เรื่องโดย|ผู้เขียน|author)\s*:?\s+(\S.*)", re.IGNORECASE)


def read_pasted(text: str) -> Manuscript:
    """The article in `text`: a page's, or what somebody wrote, whose first line then is the title."""
    lines = [stripped for line in text.splitlines() if (stripped := " ".join(line.split()))]
    if not is_page(lines):
        return _written(text)
    return _Reader(lines).read()


def is_page(lines: Sequence[str]) -> bool:
    """Two kinds of landmarks are no accident; somebody may well write one."""
    return len({mark for line in lines if (mark := landmark_of(_told(line)))} - {Landmark.SHARING}) > 1


def _written(text: str) -> Manuscript:
    title, _, rest = text.strip().partition("\n")
    title = _told(" ".join(title.split()))
    paragraphs = list(filter(None, map(_tidy, re.split(r"\n\s*\n", rest))))
    if len(title) > LONGEST_TITLE:  # a paragraph, not a title; it stays whole in the body
        paragraphs.insert(0, title)
        title = title[: LONGEST_TITLE - 1] + "…"
    name, url = source_and_link(source_in(paragraphs[-1])) if paragraphs else ("", "")
    if name:
        paragraphs.pop()
    return Manuscript(title=title, body="\n\n".join(paragraphs), source=name, source_url=url)


def source_and_link(line: str) -> tuple[str, str]:
    """A source's name and its address, from a line that has either or both."""
    address = _ADDRESS.search(line)
    if address is None:
        return line, ""
    name = _ADDRESS.sub("", _told(line)).strip(" -–—:|()<>")
    return name or _host(address[0]), address[0]


def _tidy(paragraph: str) -> str:
    return "\n".join(filter(None, (_told(" ".join(line.split())) for line in paragraph.splitlines())))


def _told(line: str) -> str:
    """A line without its links, which a message can't show within its text."""
    return _LINK.sub(r"\1", line) if "](" in line else line


@dataclass(slots=True)
class _Reader:
    """Walks down the page, from the article's parts to what stands below it."""

    lines: Sequence[str]
    paragraphs: list[str] = field(default_factory=list)
    conclusion: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    found: Manuscript = field(default_factory=Manuscript)

    def read(self) -> Manuscript:
        rest = self._head()
        place: Landmark | None = None
        for index, line in enumerate(rest):
            mark = landmark_of(_told(line))
            if mark is Landmark.COMMENTS and self.paragraphs:
                break
            place = self._pass(place, mark, line, rest[index + 1 :])
        self._sign()
        return replace(self.found, body=_joined(self.paragraphs), summary="\n\n".join(self.conclusion))

    def _pass(
        self, place: Landmark | None, mark: Landmark | None, line: str, rest: Sequence[str]
    ) -> Landmark | None:
        """Does with a line what is due at this place; the place after it."""
        match mark:
            case Landmark.NOISE:
                self._keep_source_link(place, line)
                return Landmark.AUTHOR if place is Landmark.CONCLUSION and _is_signature(rest) else place
            case Landmark.CONCLUSION:
                self.paragraphs.append(_told(line))
                return mark
            case Landmark.SOURCE | Landmark.RELATED | Landmark.AUTHOR:
                return mark
            case Landmark.SHARING if place is not Landmark.SOURCE or self.found.source:
                return place
            case Landmark.COMMENTS:
                return place
            case _:
                return self._take(place, line, rest)

    def _head(self) -> Sequence[str]:
        """Takes category and title; the lines after them."""
        told = [line for line in self.lines if landmark_of(_told(line)) is not Landmark.NOISE]
        if not told:
            return ()
        first, second = _told(told[0]), _told(told[1]) if told[1:] else ""
        if _is_category(first, second):
            self.found = replace(self.found, category=_CRUMBS.split(first)[-1], title=second)
            told = told[1:]
        else:
            self.found = replace(self.found, title=first)
        start = self.lines.index(told[0]) + 1
        return self.lines[start:]

    def _take(self, place: Landmark | None, line: str, rest: Sequence[str]) -> Landmark | None:
        """Puts a telling line where it belongs; the place after it."""
        told = _told(line)
        match place:
            case Landmark.SOURCE if not self.found.source:
                self._name_source(line)
            case Landmark.SOURCE | Landmark.AUTHOR:
                self.foot.append(told)
            case Landmark.RELATED:
                if len(told) <= _STUB or not _goes_on(rest):
                    return place
                self.paragraphs.append(told)
                return None
            case Landmark.CONCLUSION:
                self.paragraphs.append(told)
                self.conclusion.append(told)
            case _:
                self._tell(told)
        return place

    def _tell(self, told: str) -> None:
        signed = _BYLINE.fullmatch(told) if len(told) <= _LONGEST_NAME else None
        if signed and not self.found.author:
            self.found = replace(self.found, author=signed[1])
        elif named := source_in(told):
            self._name_source(named)
        else:
            self.paragraphs.append(told)

    def _name_source(self, line: str) -> None:
        name, url = source_and_link(line)
        self.found = replace(self.found, source=name, source_url=url)

    def _keep_source_link(self, place: Landmark | None, line: str) -> None:
        """The link below the source's name, "read more", is where it leads."""
        address = _ADDRESS.search(line)
        if place is Landmark.SOURCE and address and not self.found.source_url:
            self.found = replace(self.found, source_url=address[0])

    def _sign(self) -> None:
        """Below the source stand its address, where it is written out, and the author."""
        for line in self.foot:
            if _ADDRESS.fullmatch(line):
                if not self.found.source_url:
                    self.found = replace(self.found, source_url=line)
            elif not self.found.author and len(line) <= _LONGEST_NAME:
                self.found = replace(self.found, author=line)
            else:
                self.found = replace(self.found, bio=" ".join(filter(None, (self.found.bio, line))))


def _is_category(first: str, second: str) -> bool:
    """A few words above what looks like a headline."""
    return (
        len(first) <= _LONGEST_CATEGORY
        and not first.endswith(_CLOSED)
        and len(first) < len(second) <= _LONGEST_HEADLINE
        and not second.endswith((".", ";", ","))
        and landmark_of(second) is None
    )


def _goes_on(rest: Sequence[str]) -> bool:
    """Whether the article's end is still to come."""
    return any(landmark_of(_told(line)) in {Landmark.CONCLUSION, Landmark.SOURCE} for line in rest)


def _is_signature(rest: Sequence[str]) -> bool:
    """Whether only a name and a few words on it are left before what stands below every article."""
    left: list[str] = []
    for line in rest:
        match landmark_of(_told(line)):
            case Landmark.RELATED | Landmark.COMMENTS:
                return 0 < len(left) <= _LONGEST_SIGNATURE and len(left[0]) <= _LONGEST_NAME
            case Landmark.CONCLUSION | Landmark.SOURCE:
                return False
            case None:
                left.append(line)
            case _:
                pass
    return False


def _joined(paragraphs: Sequence[str]) -> str:
    """Items of one list stay together."""
    return "".join(_spaced(paragraphs))


def _spaced(paragraphs: Sequence[str]) -> Iterator[str]:
    before = ""
    for paragraph in paragraphs:
        if before:
            yield "\n" if is_list_item(before) and is_list_item(paragraph) else "\n\n"
        yield paragraph
        before = paragraph


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
