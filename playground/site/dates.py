"""Dates as a reader of the site sees them, in Bangkok's time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playground.site.article import Language

BUDDHIST_YEARS_AHEAD = 543
MONTHS: dict[Language, tuple[str, ...]] = {
    "th": (
        *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
        *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def date_line(moment: datetime, language: Language) -> str:
    """`5 มีนาคม 2569 เวลา 14:05 น.` or `5 March 2026, 14:05`."""
    local = moment.astimezone(ZoneInfo("Asia/Bangkok"))
    month = MONTHS[language][local.month - 1]
    if language == "th":
        year = local.year + BUDDHIST_YEARS_AHEAD
        return f"{local.day} {month} {year} เวลา {local:%H:%M} น."
    return f"{local.day} {month} {local.year}, {local:%H:%M}"
