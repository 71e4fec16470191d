"""A poster of figures as a PNG."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.picture.chart import COLOURS, GREY, HEIGHT, drawn
from bot.picture.letters import fitted, text
from news.poster import Poster, Ranking, Tile

WIDTH: Final = 1080
_MARGIN: Final = 44
_COLUMNS: Final = 4
_GAP: Final = 16
_TILE: Final = 104
_ROW: Final = 34
_FONTS: Final = Path(__file__).with_name("fonts")
_PAPER: Final = "#ffffff"
_CARD: Final = "#f1f4f7"


def paint(poster: Poster) -> bytes:
    import resvg_py  # noqa: PLC0415 - only a worker ever needs it

    fonts = sorted(str(font) for font in _FONTS.glob("*.ttf"))
    picture = resvg_py.svg_to_bytes(svg_string=svg_of(poster), font_files=fonts, skip_system_fonts=True)
    return bytes(picture)


def svg_of(poster: Poster) -> str:
    y = 128
    parts = [
        text(poster.title, x=_MARGIN, y=62, size=38, bold=True),
        text(poster.subtitle, x=_MARGIN, y=98, size=22, colour=GREY),
    ]
    parts += _tiles(poster.tiles, y)
    y += -(-len(poster.tiles) // _COLUMNS) * (_TILE + _GAP) + 18
    for chart in poster.charts:
        parts += drawn(chart, x=_MARGIN, y=y, width=WIDTH - 2 * _MARGIN)
        y += HEIGHT + 36
    for ranking in poster.rankings:
        parts += _ranking(ranking, y)
        y += 44 + _ROW * max(1, len(ranking.rows)) + 22
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}">'
    return f'{head}<rect width="{WIDTH}" height="{y}" fill="{_PAPER}"/>{"".join(parts)}</svg>'


def _tiles(tiles: tuple[Tile, ...], y: int) -> Iterator[str]:
    width = (WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    for number, tile in enumerate(tiles):
        row, column = divmod(number, _COLUMNS)
        left, top = _MARGIN + column * (width + _GAP), y + row * (_TILE + _GAP)
        yield f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_TILE}" rx="12" fill="{_CARD}"/>'
        yield text(tile.value, x=left + 18, y=top + 52, size=36, bold=True)
        label = fitted(tile.label, size=19, width=width - 30)
        yield text(label, x=left + 18, y=top + 84, size=19, colour=GREY)


def _ranking(ranking: Ranking, y: int) -> Iterator[str]:
    yield text(ranking.title, x=_MARGIN, y=y + 20, size=22, bold=True)
    if not ranking.rows:
        yield text(ranking.nothing, x=_MARGIN, y=y + 58, size=19, colour=GREY)
    most = max((times for _, times in ranking.rows), default=1)
    for number, (name, times) in enumerate(ranking.rows):
        line = y + 58 + number * _ROW
        length = 150 * times / most
        shown = fitted(name, size=20, width=WIDTH - 2 * _MARGIN - 280)
        yield text(shown, x=_MARGIN, y=line, size=20)
        left = WIDTH - _MARGIN - 240
        yield f'<rect x="{left}" y="{line - 15}" width="{length:.1f}" height="16" fill="{COLOURS["plain"]}"/>'
        yield text(f"{times:,}", x=WIDTH - _MARGIN, y=line, size=19, colour=GREY, anchor="end")
