"""The site's templates: HTML and XML files with `$names`, filled with escaped text."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template
from typing import Self


class Markup(str):
    """Text that is HTML or XML already and goes into a template as it is."""

    __slots__ = ()

    @classmethod
    def joined(cls, parts: Iterable[str]) -> Self:
        return cls("\n".join(parts))


class Theme:
    def __init__(self) -> None:
        folder = files("playground.site") / "templates"
        self._templates = {
            file.name: Template(file.read_text(encoding="utf-8").strip()) for file in folder.iterdir()
        }

    def fill(self, template: str, /, **values: str) -> Markup:
        safe = {name: value if isinstance(value, Markup) else escape(value) for name, value in values.items()}
        return Markup(self._templates[template].substitute(safe))


def cdata(markup: str) -> Markup:
    """A CDATA section; an end mark inside it is split over two."""
    return Markup(f"<![CDATA[{markup.replace(']]>', ']]]]><![CDATA[>')}]]>")
