"""The figures in their reader's words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from babel.dates import format_date

from handlers.texts import Texts
from news.figures import Ranked, Report
from news.poster import Chart, Poster, Ranking, Series, Tile
from news.rules.overview import Day, Overview

_BUDDHIST: Final = 543
_LABELS: Final = 7


def poster_of(texts: Texts, report: Report, overview: Overview, timezone: str) -> Poster:
    _ = texts.gettext
    days = overview.days
    nothing = _("Nothing yet.")
    return Poster(
        title=texts.ngettext("Figures of {number} day", "Figures of {number} days", len(days)),
        subtitle=f"{_full(texts, days[0].date)} – {_full(texts, days[-1].date)} · {timezone}",
        tiles=tuple(Tile(label=label, value=value) for label, value in tiles(texts, report, overview)),
        charts=_charts(texts, overview),
        rankings=(
            Ranking(title=_("Most read stories"), rows=_rows(report.stories), nothing=nothing),
            Ranking(title=_("Most read topics"), rows=_rows(report.topics), nothing=nothing),
            Ranking(title=_("Looked for and not found"), rows=_rows(report.missed), nothing=nothing),
        ),
    )


def tiles(texts: Texts, report: Report, overview: Overview) -> list[tuple[str, str]]:
    _, total = texts.gettext, overview.total
    return [
        (_("Subscribers"), f"{report.subscribers:,}"),
        (_("Net growth"), f"{total('growth'):+,}"),
        (_("Copies delivered"), f"{total('sent'):,}"),
        (_("Met a block"), f"{total('blocked'):,}"),
        (_("Refused"), f"{total('failed'):,}"),
        (_("Taps"), f"{total('taps'):,}"),
        (_("Saved"), f"{total('saved'):,}"),
        (_("Comments"), f"{total('comments'):,}"),
    ]


def _charts(texts: Texts, overview: Overview) -> tuple[Chart, ...]:
    _, days = texts.gettext, overview.days
    places = _places(texts, days)
    return (
        Chart(
            title=_("New subscribers, less those who left"),
            places=places,
            series=(Series(name="", values=tuple(day.growth for day in days), tone="good"),),
        ),
        Chart(
            title=_("Copies"),
            places=places,
            series=(
                Series(name=_("Copies delivered"), values=tuple(day.sent for day in days), tone="plain"),
                Series(name=_("Refused"), values=tuple(day.failed for day in days), tone="second"),
                Series(name=_("Met a block"), values=tuple(day.blocked for day in days), tone="bad"),
            ),
        ),
        Chart(
            title=_("What readers did"),
            places=places,
            series=(
                Series(name=_("Taps"), values=tuple(day.taps for day in days), tone="plain"),
                Series(name=_("Saved"), values=tuple(day.saved for day in days), tone="second"),
                Series(name=_("Comments"), values=tuple(day.comments for day in days), tone="third"),
            ),
        ),
        Chart(
            title=_("Taps by the hour of the day"),
            places=tuple(str(hour) if hour % 3 == 0 else "" for hour in range(24)),
            series=(Series(name="", values=overview.hours, tone="plain"),),
        ),
    )


def _places(texts: Texts, days: Sequence[Day]) -> tuple[str, ...]:
    """Few enough labels to be read, that of the last day among them."""
    step = -(-len(days) // _LABELS)
    last = len(days) - 1
    return tuple(
        format_date(day.date, "d MMM", locale=texts.language) if (last - number) % step == 0 else ""
        for number, day in enumerate(days)
    )


def _full(texts: Texts, day: date) -> str:
    year = day.year + _BUDDHIST if texts.language == "th" else day.year
    return f"{format_date(day, 'd MMM', locale=texts.language)} {year}"


def _rows(ranked: Sequence[Ranked]) -> tuple[tuple[str, int], ...]:
    return tuple((each.name, each.times) for each in ranked)
