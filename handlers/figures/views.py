import csv
import io
from dataclasses import fields
from html import escape
from typing import Final

from handlers.dates import day_and_time
from handlers.figures.callback import Days, ExportFigures, OpenPushes, ShowFigures, ShowPushes
from handlers.figures.poster import poster_of
from handlers.request import Request
from handlers.screen import Answer, NewMessage, Press, Row, Screen, Toast, bold, italic
from handlers.turning import turns, whereabouts
from news.errors import PictureFailed
from news.figures import PushFigures, Report
from news.page import nearest_page
from news.rules.overview import Day, Overview, beginning, overview

MOST: Final = 5
SIZE: Final = 5
_CHOICES: Final[tuple[Days, ...]] = ("7", "30", "90")
_LONGEST: Final = 100


async def stats(request: Request) -> Screen | None:
    return await _picture(request, "7")


async def show_figures(request: Request, action: ShowFigures) -> Answer:
    failed = await _picture(request, action.days)
    return NewMessage(failed) if failed else Toast(request.texts.gettext("📊 Here it is, below."))


async def export_figures(request: Request, action: ExportFigures) -> Answer:
    report, days = await _report(request, action.days)
    name = f"khao-{action.days}-{days.days[-1].date}.csv"
    await request.messenger.hand(request.chat_id, name, _csv(report, days))
    return Toast(request.texts.gettext("📄 Here it is, below."))


async def open_pushes(request: Request, _action: OpenPushes) -> Answer:
    return NewMessage(await show_pushes(request, ShowPushes(0)))


async def show_pushes(request: Request, action: ShowPushes) -> Screen:
    _, figures = request.texts.gettext, request.newsroom.storage.figures
    page = await nearest_page(lambda number: figures.pushes(number=number, size=SIZE), action.page)
    blocks = [bold(_("📨 What became of each story"))]
    blocks += [_push(request, push) for push in page.items] or [escape(_("Nothing yet."))]
    blocks += whereabouts(request.texts, page.number, page.count)
    turning = turns(page.number, page.count, ShowPushes)
    return Screen(text="\n\n".join(blocks), rows=(turning, _row(request)))


async def _picture(request: Request, days: Days) -> Screen | None:
    """Sends it; what is shown instead where it can't be drawn."""
    report, told = await _report(request, days)
    poster = poster_of(request.texts, report, told, request.timezone)
    _ = request.texts.gettext
    rows: tuple[Row, ...] = (
        _row(request),
        (Press(_("📄 As CSV"), ExportFigures(days)), Press(_("📨 Each story"), OpenPushes())),
    )
    try:
        picture = await request.painter.paint(poster)
    except PictureFailed:
        lines = (bold(poster.title), *(f"{escape(tile.label)}: {tile.value}" for tile in poster.tiles))
        return Screen(text="\n".join(lines), rows=rows)
    caption = Screen(text=bold(poster.title), rows=rows)
    await request.messenger.show(request.chat_id, picture, caption)
    return None


async def _report(request: Request, days: Days) -> tuple[Report, Overview]:
    since = beginning(request.now, int(days), request.timezone)
    report = await request.newsroom.storage.figures.report(since, request.now, most=MOST)
    return report, overview(report, request.timezone)


def _row(request: Request) -> Row:
    _ = request.texts.ngettext
    return tuple(Press(_("{number} day", "{number} days", int(days)), ShowFigures(days)) for days in _CHOICES)


def _push(request: Request, push: PushFigures) -> str:
    _ = request.texts.gettext
    told = (
        _("✉️ sent {number}", number=f"{push.sent:,}"),
        _("⏳ waiting {number}", number=f"{push.waiting:,}"),
        _("✖️ failed {number}", number=f"{push.failed:,}"),
        _("🚫 blocked since {number}", number=f"{push.blocked:,}"),
        _("👆 taps {number}", number=f"{push.taps:,}"),
        _("🔕 stopped {number}", number=f"{push.stopped:,}"),
    )
    when = day_and_time(push.at, request.texts.language, request.timezone)
    return f"{bold(push.title[:_LONGEST])}\n{italic(when)}\n{escape(' · '.join(told))}"


def _csv(report: Report, days: Overview) -> bytes:
    """With a mark at its beginning, by which spreadsheets know that it is UTF-8."""
    written = io.StringIO()
    lines = csv.writer(written)
    names = [field.name for field in fields(Day)]
    lines.writerow(names)
    lines.writerows([[getattr(day, name) for name in names] for day in days.days])
    for heading, ranked in (
        ("story", report.stories),
        ("topic", report.topics),
        ("missed search", report.missed),
    ):
        lines.writerow([])
        lines.writerow([heading, "times"])
        lines.writerows([_inert(each.name), each.times] for each in ranked)
    return written.getvalue().encode("utf-8-sig")


def _inert(words: str) -> str:
    """A spreadsheet takes what begins so for a formula, and searches are strangers' words."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words
