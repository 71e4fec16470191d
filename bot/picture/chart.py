"""Bars as SVG."""

from collections.abc import Iterator
from typing import Final

from bot.picture.letters import markup, plain, text
from news.poster import Chart, Tone

HEIGHT: Final = 200
COLOURS: Final[dict[Tone, str]] = {
    "good": "#2e7d5b",
    "bad": "#c4453c",
    "plain": "#2f6db5",
    "second": "#e0a03c",
    "third": "#8a63b8",
}
GREY: Final = "#66707a"
_LINE: Final = "#d7dce1"
_TOP: Final = 46
_BOTTOM: Final = 28
_SIDE: Final = 70


def drawn(chart: Chart, *, x: int, y: int, width: int) -> Iterator[str]:
    yield text(chart.title, x=x, y=y + 20, size=22, bold=True)
    yield from _legend(chart, x=x + width, y=y + 20)
    highest = max(1, *(sum(max(0, s.values[i]) for s in chart.series) for i in range(len(chart.places))))
    lowest = min(0, *(min(s.values[i] for s in chart.series) for i in range(len(chart.places))))
    room = HEIGHT - _TOP - _BOTTOM
    scale = room / (highest - lowest)
    zero = y + _TOP + highest * scale
    for value in dict.fromkeys((highest, 0, lowest)):
        level = zero - value * scale
        yield f'<path d="M{x + _SIDE} {level:.1f}H{x + width}" stroke="{_LINE}" stroke-width="1.5"/>'
        yield text(f"{value:,}", x=x + _SIDE - 10, y=level + 6, size=17, colour=GREY, anchor="end")
    step = (width - _SIDE) / len(chart.places)
    for place, label in enumerate(chart.places):
        left = x + _SIDE + place * step
        yield from _stack(chart, place, left=left + step * 0.12, width=step * 0.76, zero=zero, scale=scale)
        if label:
            centre = left + step / 2
            yield text(label, x=centre, y=y + HEIGHT - 4, size=17, colour=GREY, anchor="middle")


def _stack(chart: Chart, place: int, *, left: float, width: float, zero: float, scale: float) -> Iterator[str]:
    level = zero
    for series in chart.series:
        value = series.values[place]
        if not value:
            continue
        height = abs(value) * scale
        tone: Tone = "bad" if value < 0 else series.tone
        top = zero if value < 0 else level - height
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{max(1.0, height):.1f}" '
            f'fill="{COLOURS[tone]}"/>'
        )
        level -= max(0.0, height if value > 0 else 0.0)


def _legend(chart: Chart, *, x: float, y: float) -> Iterator[str]:
    """The names of several series in their colours, as one text, so that nothing need be measured."""
    if len(chart.series) == 1:
        return
    names = [f'<tspan fill="{COLOURS[series.tone]}">{plain(series.name)}</tspan>' for series in chart.series]
    yield markup(" · ".join(names), x=x, y=y, size=18, colour=GREY, bold=True, anchor="end")
