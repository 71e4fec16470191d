"""What a search has found, as it is told in a terminal."""

from collections.abc import Iterator
from itertools import chain, pairwise

from click import style

from news.found import Excerpt, Found


def told(found: Found) -> Iterator[str]:
    """Its hits, some lines each; what was looked for is bold."""
    for hit in found.items:
        yield _lit(hit.title)
        if hit.snippet.text:
            yield f"    {_lit(hit.snippet)}"
        yield f"    {hit.article.url}"


def in_short(found: Found) -> str:
    """In a line how many there are, and what was probably meant."""
    shown = f", {len(found.items)} shown" if found.total > len(found.items) else ""
    lines = [f"{'more than ' if found.more else ''}{found.total} found{_nearness(found)}{shown}"]
    if found.blank:
        lines = ["there is no word to search for"]
    if found.did_you_mean:
        lines.append(f"did you mean: {found.did_you_mean}")
    return "\n".join(lines)


def _nearness(found: Found) -> str:
    if found.nearness == "exact" or not found.total:
        return ""
    if found.nearness == "any":
        return ", none has all of it"
    return f", {found.exact} of them just so and the others near" if found.exact else ", all of them only near"


def _lit(excerpt: Excerpt) -> str:
    places = [0, *chain.from_iterable(excerpt.hits), len(excerpt.text)]
    pieces = (excerpt.text[start:end] for start, end in pairwise(places))
    return "".join(style(piece, bold=True) if at % 2 else piece for at, piece in enumerate(pieces))
