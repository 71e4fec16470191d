from handlers import article, digest, language, latest, search, settings
from handlers.callback import (
    Action,
    ChooseLanguage,
    ChooseNews,
    ChooseSound,
    OpenCard,
    ShowCard,
    ShowDigest,
    ShowFound,
    ShowFullText,
    ShowLanguages,
    ShowLatest,
    ShowRelated,
    ShowSettings,
    ShowSummary,
)
from handlers.request import Request
from handlers.schedule import answer_schedule
from handlers.screen import Answer


async def answer_press(request: Request, action: Action) -> Answer:  # noqa: C901, PLR0912 - one case a button
    match action:
        case ShowCard():
            return await article.show_card(request, action)
        case OpenCard():
            return await article.open_card(request, action)
        case ShowSummary():
            return await article.show_summary(request, action)
        case ShowFullText():
            return await article.show_full_text(request, action)
        case ShowRelated():
            return await article.show_related(request, action)
        case ShowLatest():
            return await latest.show_latest(request, action)
        case ShowFound():
            return await search.show_found(request, action)
        case ShowSettings():
            return await settings.show_settings(request, action)
        case ShowLanguages():
            return await language.show_languages(request, action)
        case ChooseLanguage():
            return await language.choose_language(request, action)
        case ChooseSound():
            return await settings.choose_sound(request, action)
        case ChooseNews():
            return await settings.choose_news(request, action)
        case ShowDigest():
            return await digest.show_digest(request, action)
        case _:
            return await answer_schedule(request, action)
