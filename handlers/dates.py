from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from news.language import Language
from news.moment import Moment, datetime_of

_BUDDHIST: Final = 543


def day_and_time(moment: Moment, language: Language, timezone: str) -> str:
    """Such as "23 Nov 2026, 19:05", or "23 พ.ย. 2569, 19:05": Thai readers count years from the Buddha."""
    when = datetime_of(moment).astimezone(ZoneInfo(timezone))
    # Only the year's text is shifted: 29 February has no twin 543 years on.
    year = when.year + _BUDDHIST if language == "th" else when.year
    day = format_date(when, "d MMM", locale=language)
    return f"{day} {year}, {format_time(when, 'HH:mm', locale=language)}"
