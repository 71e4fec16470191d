"""What stands where a story stood that the newsroom has taken back."""

from collections.abc import Mapping

from handlers.card import as_json
from handlers.screen import Screen
from handlers.texts import Texts
from news.actions.follow import RenderNotice
from news.language import Language


def told(texts: Texts) -> str:
    return texts.gettext("This story has been withdrawn by the newsroom.")


def notice_renderer(texts: Mapping[Language, Texts]) -> RenderNotice:
    def render() -> dict[Language, str]:
        return {language: as_json(Screen(text=told(said))) for language, said in texts.items()}

    return render
