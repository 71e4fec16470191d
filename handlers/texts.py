"""The reader's language: gettext catalogues, compiled from their .po files as they are loaded."""

from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from news.language import LANGUAGES, Language


class Texts:
    """All that the bot says, in one language."""

    def __init__(self, language: Language, catalogue: Translations) -> None:
        self.language = language
        self._catalogue = catalogue

    def gettext(self, message: str, /, **values: object) -> str:
        """`message` is the English text; `values` fill its {names}."""
        return str(self._catalogue.gettext(message)).format(**values)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        return str(self._catalogue.ngettext(one, many, number)).format(number=number, **values)


def load_texts() -> dict[Language, Texts]:
    return {language: Texts(language, _compiled(language)) for language in LANGUAGES}


@cache
def _compiled(language: Language) -> Translations:
    source = files("handlers") / "locale" / language / "LC_MESSAGES" / "khao.po"
    with source.open("rb") as po:
        catalogue = read_po(po, locale=language, domain="khao")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain="khao")
