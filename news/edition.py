"""In which words and in what layout something is told: a push has a body for each."""

from typing import Final, Literal, get_args

from news.language import Language

Layout = Literal["summary", "full", "public"]
"""A card with a summary, or with the full text; or one for a place where many read it."""
LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)
Edition = Literal["th", "en", "th/full", "en/full", "th/public", "en/public"]
"""A language alone stands for the summary, and for whatever has no other body."""


def edition_of(language: Language, layout: Layout) -> Edition:
    match language, layout:
        case "th", "full":
            return "th/full"
        case "th", "public":
            return "th/public"
        case "en", "full":
            return "en/full"
        case "en", "public":
            return "en/public"
        case _:
            return language
