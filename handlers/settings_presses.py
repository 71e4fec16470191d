"""The buttons of /settings: a reader's own, and those of a group or channel in its admin's hands."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers import cap, language, quiet, settings, when, zone
from handlers.action import Action
from handlers.callback import ChooseLanguage, ChooseNews, ChooseSound, ShowLanguages, ShowSettings
from handlers.hours_callback import (
    ChooseBreaking,
    ChooseCap,
    ChooseDigest,
    ChooseQuiet,
    ChooseWorkdays,
    ChooseZone,
    ShowCap,
    ShowQuiet,
    ShowWhen,
    ShowZones,
    ToggleTime,
)
from handlers.request import Request
from handlers.screen import Answer

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    ShowSettings: settings.show_settings,
    ShowLanguages: language.show_languages,
    ChooseLanguage: language.choose_language,
    ChooseSound: settings.choose_sound,
    ChooseNews: settings.choose_news,
    ShowWhen: when.show_when,
    ChooseDigest: when.choose_digest,
    ToggleTime: when.toggle_time,
    ChooseWorkdays: when.choose_workdays,
    ShowQuiet: quiet.show_quiet,
    ChooseQuiet: quiet.choose_quiet,
    ChooseBreaking: quiet.choose_breaking,
    ShowCap: cap.show_cap,
    ChooseCap: cap.choose_cap,
    ShowZones: zone.show_zones,
    ChooseZone: zone.choose_zone,
}
