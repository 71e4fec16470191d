"""What stands where a story stood that the newsroom has taken back."""

from handlers.screen import Screen
from handlers.texts import Texts


def told(texts: Texts) -> str:
    return texts.gettext("This story has been withdrawn by the newsroom.")


def notice(texts: Texts) -> Screen:
    return Screen(text=told(texts))
