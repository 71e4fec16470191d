"""Cover pictures drawn from a slug alone: a slanted gradient under translucent shapes.

Shapes are spans of a scan line and colours are byte tables, so that a cover takes some
tens of milliseconds of plain Python.
"""

import colorsys
import math
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256

WIDTH, HEIGHT = 800, 420
SLANT = 2  # pixels the gradient moves left on each line
HUES = (0.02, 0.40, 0.46, 0.52, 0.57, 0.62, 0.68, 0.75, 0.84, 0.92)  # no mud, no mustard
ROUND_FROM = 0.72  # the brightest tiles of a mosaic are discs
LINES = 3  # scan lines sampled for each line of pixels, so that edges look smooth

Span = tuple[float, float]
Shape = Callable[[float], Iterator[Span]]
Layer = tuple[Shape, bytes]


def cover(slug: str) -> bytes:
    """An 800 x 420 PNG, always the same for a slug."""
    chance = random.Random(sha256(slug.encode()).digest())  # noqa: S311 - decoration, not a secret
    gradient = gradient_line(chance)
    motif = chance.choice((orbits, waves, bars, mosaic))
    layers = [(shape, tint(alpha / LINES)) for shape, alpha in motif(chance)]
    rows = bytearray()
    for y in range(HEIGHT):
        start = y * SLANT * 3
        row = bytearray(gradient[start : start + WIDTH * 3])
        for shape, table in layers:
            for line in range(LINES):
                for span in shape(y + line / LINES):
                    paint(row, span, table)
        rows += b"\0" + row
    return png(bytes(rows))


def gradient_line(chance: random.Random) -> bytes:
    """One line as wide as the picture and all its slant: lines are cut from it."""
    hue = chance.choice(HUES)
    start = colorsys.hsv_to_rgb(hue, 0.78, 0.50)
    end = colorsys.hsv_to_rgb((hue + chance.uniform(0.10, 0.18)) % 1, 0.62, 0.88)
    length = WIDTH + HEIGHT * SLANT
    return bytes(
        round(255 * (a + (b - a) * x / length)) for x in range(length) for a, b in zip(start, end, strict=True)
    )


def tint(alpha: float) -> bytes:
    """A table that lightens (alpha above 0) or darkens (below) each byte."""
    goal = 255 if alpha > 0 else 0
    return bytes(round(value + (goal - value) * abs(alpha)) for value in range(256))


def paint(row: bytearray, span: Span, table: bytes) -> None:
    left, right = max(0, round(span[0])) * 3, min(WIDTH, round(span[1])) * 3
    if left < right:
        row[left:right] = row[left:right].translate(table)


def png(rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )


def orbits(chance: random.Random) -> Iterator[tuple[Shape, float]]:
    """Rings around a point, with a few small moons on them."""
    x, y = chance.uniform(480, 680), chance.uniform(120, 300)
    for radius in (60, 130, 205, 285, 370):
        yield ring(x, y, radius, radius - 3 - radius / 60), 0.5
        yield disc(x, y, radius), 0.08
        angle = chance.uniform(0, math.tau)
        moon = x + radius * math.cos(angle), y + radius * math.sin(angle)
        yield disc(*moon, chance.uniform(9, 20)), 0.85
    yield disc(x, y, 26), 0.9


def waves(chance: random.Random) -> Iterator[tuple[Shape, float]]:
    """Hills, one before the other, under a sun."""
    yield disc(chance.uniform(480, 700), chance.uniform(90, 160), chance.uniform(50, 80)), 0.75
    for layer in range(5):
        base = 190 + layer * 48
        yield hills(base, chance.uniform(22, 46), chance.uniform(170, 330), chance), -0.16


def bars(chance: random.Random) -> Iterator[tuple[Shape, float]]:
    """Columns that rise to the right."""
    for column in range(14):
        top = 330 - column * chance.uniform(10, 20) - chance.uniform(0, 50)
        left = 52 + column * 51
        yield box(left, top, left + 34, HEIGHT), 0.14 + column * 0.03
        yield box(left, top - 14, left + 34, top - 8), 0.8


def mosaic(chance: random.Random) -> Iterator[tuple[Shape, float]]:
    """Tiles, denser towards the right, a few of them bright discs."""
    for column in range(12):
        for line in range(6):
            x, y = 20 + column * 66, 18 + line * 66
            if chance.random() < column / 14:
                bright = chance.random()
                shape = disc(x + 27, y + 27, 25) if bright > ROUND_FROM else box(x, y, x + 54, y + 54)
                yield shape, 0.10 + 0.5 * bright**3


def disc(x: float, y: float, radius: float) -> Shape:
    def spans(line: float) -> Iterator[Span]:
        square = radius**2 - (line - y) ** 2
        if square > 0:
            yield x - math.sqrt(square), x + math.sqrt(square)

    return spans


def ring(x: float, y: float, radius: float, hole: float) -> Shape:
    outside, inside = disc(x, y, radius), disc(x, y, hole)

    def spans(line: float) -> Iterator[Span]:
        for left, right in outside(line):
            for inner_left, inner_right in inside(line):
                yield left, inner_left
                yield inner_right, right
                return
            yield left, right

    return spans


def box(left: float, top: float, right: float, bottom: float) -> Shape:
    def spans(line: float) -> Iterator[Span]:
        if top <= line < bottom:
            yield left, right

    return spans


def hills(base: float, height: float, length: float, chance: random.Random) -> Shape:
    phase = chance.uniform(0, math.tau)
    skyline = [base - height * math.sin(phase + x / length * math.tau) for x in range(WIDTH)]

    def spans(line: float) -> Iterator[Span]:
        if line > base + height:
            yield 0, WIDTH
            return
        if line < base - height:
            return
        start: int | None = None
        for x, top in enumerate(skyline):
            if top <= line and start is None:
                start = x
            elif top > line and start is not None:
                yield start, x
                start = None
        if start is not None:
            yield start, WIDTH

    return spans
