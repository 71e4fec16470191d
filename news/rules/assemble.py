from collections.abc import Sequence
from dataclasses import fields, replace

from news.draft import Piece
from news.manuscript import Manuscript
from news.rules.pasted import read_pasted


def assemble(pieces: Sequence[Piece]) -> Manuscript:
    """One article of all that was sent for it. What the text doesn't say is taken from what came with it."""
    written = read_pasted("\n\n".join(filter(None, (piece.text for piece in pieces))))
    for piece in pieces:
        written = completed(written, piece.with_it)
    return written


def completed(written: Manuscript, more: Manuscript) -> Manuscript:
    missing = {
        field.name: getattr(more, field.name)
        for field in fields(Manuscript)
        if not getattr(written, field.name)
    }
    return replace(written, **missing)
