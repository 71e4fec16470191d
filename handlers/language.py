from dataclasses import replace

from handlers.callback import ChooseLanguage, ShowLanguages, ShowSettings
from handlers.menu import menu
from handlers.request import Request
from handlers.screen import Press, Screen
from handlers.settings import meet, settings_now


async def language(request: Request) -> Screen:
    """Each language is named in itself, so that whoever is lost in the other one finds it."""
    return Screen(
        text="🗣 ต้องการใช้ภาษาใด · Which language would you like?",
        rows=(
            (Press("ไทย", ChooseLanguage("th")), Press("English", ChooseLanguage("en"))),
            (Press(request.texts.gettext("⚙️ Settings"), ShowSettings()),),
        ),
    )


async def show_languages(request: Request, _action: ShowLanguages) -> Screen:
    return await language(request)


async def choose_language(request: Request, action: ChooseLanguage) -> Screen:
    await meet(request)
    await request.newsroom.storage.subscribers.choose_language(request.chat_id, action.language)
    if request.subscriber is not None and request.subscriber.place is not None:
        return await settings_now(request)  # in the admin's own language still
    spoken = replace(request, language=action.language)
    return replace(await settings_now(spoken), menu=menu(spoken.texts, spoken.role))
