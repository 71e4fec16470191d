"""A schedule in the reader's words."""

from typing import Final

from babel import Locale

from handlers.texts import Texts
from news.language import Language
from news.schedule import EVERY_DAY, Minute, Schedule


def clock_time(minute: int) -> str:
    """Such as 08:00, in both languages."""
    return f"{minute // 60:02}:{minute % 60:02}"


def clock_times(minutes: tuple[Minute, ...]) -> str:
    return ", ".join(map(clock_time, sorted(minutes)))


def when(texts: Texts, schedule: Schedule) -> str:
    _ = texts.gettext
    if schedule.mode == "now":
        return _("📰 News: as it happens")
    times = clock_times(schedule.times)
    if schedule.weekdays == EVERY_DAY:
        return _("📰 News: in a digest at {times}, every day", times=times)
    return _("📰 News: in a digest at {times}, Monday to Friday", times=times)


def quiet(texts: Texts, schedule: Schedule) -> str:
    _ = texts.gettext
    if schedule.quiet is None:
        return _("🌙 Quiet hours: none")
    start, end = clock_time(schedule.quiet.start), clock_time(schedule.quiet.end)
    return _("🌙 Quiet hours: {start}–{end}", start=start, end=end)


def breaking(texts: Texts, schedule: Schedule) -> str:
    _ = texts.gettext
    if schedule.breaking:
        return _("⚡ Breaking news: at once, at any hour")
    return _("⚡ Breaking news: with the other news")


def cap(texts: Texts, schedule: Schedule) -> str:
    _ = texts.gettext
    if not schedule.cap:
        return _("🔢 A day: every story")
    return _("🔢 A day: up to {cap} stories, any others together the next morning", cap=schedule.cap)


def cities(texts: Texts) -> list[tuple[str, str]]:
    """Zones and what their city is called. Append only: old buttons count them."""
    _ = texts.gettext
    return [
        ("Asia/Bangkok", _("Bangkok")),
        ("Asia/Tokyo", _("Tokyo")),
        ("Asia/Singapore", _("Singapore")),
        ("Australia/Sydney", _("Sydney")),
        ("Asia/Dubai", _("Dubai")),
        ("Europe/Berlin", _("Berlin")),
        ("Europe/London", _("London")),
        ("America/New_York", _("New York")),
        ("America/Los_Angeles", _("Los Angeles")),
    ]


def zone(texts: Texts, timezone: str) -> str:
    """A zone that is not in the list goes by the name of its city, as the reader's language has it."""
    city = dict(cities(texts)).get(timezone) or _city(timezone, texts.language)
    return texts.gettext("🌍 Time zone: {city}", city=city)


# CLDR knows these cities by the names that their zones had.
_FORMER: Final = {
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
}


def _city(timezone: str, language: Language) -> str:
    known = Locale(language).time_zones.get(_FORMER.get(timezone, timezone), {})
    return known.get("city") or timezone.rpartition("/")[2].replace("_", " ")
