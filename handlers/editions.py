"""The bodies of pushes: JSON objects that lack only the chat, its thread, and whether it makes a sound."""

from collections.abc import Mapping, Sequence

import orjson

from handlers.card import card, full_text, public_card
from handlers.digest import digest_list, public_digest
from handlers.links import link
from handlers.reader.most_read import recap_list
from handlers.screen import Screen
from handlers.sponsors.line import with_line
from handlers.texts import Texts
from handlers.withdrawn import notice
from news.actions.digest import RenderDigest, RenderSponsoredDigest
from news.actions.follow import RenderNotice
from news.actions.publish import Render
from news.actions.recap import RenderRecap
from news.actions.sponsor import RenderSponsored
from news.article import Article
from news.discussion import Discussion
from news.edition import LAYOUTS, Edition, edition_of
from news.language import Language
from news.page import Page
from news.push import PushId
from news.sponsor import Sponsor

Catalogues = Mapping[Language, Texts]


def renderer(texts: Catalogues, bot: str, house: Discussion) -> Render:
    def render(article: Article) -> Mapping[Edition, str]:
        return _article(article, texts, bot, house)

    return render


def sponsored_renderer(texts: Catalogues, bot: str, house: Discussion) -> RenderSponsored:
    def render(article: Article, line: Sponsor) -> Mapping[Edition, str]:
        return _with_line(_screens(article, texts, bot, house), line, bot)

    return render


def digest_renderer(texts: Catalogues, bot: str, house: Discussion) -> RenderDigest:
    """A single article needs no list around it: its digest is its card."""

    def render(digest: PushId, page: Page[Article], timezone: str) -> Mapping[Edition, str]:
        screens = _digest(digest, page, timezone, texts, bot, house)
        return {edition: as_json(screen) for edition, (screen, _) in screens.items()}

    return render


def sponsored_digest_renderer(texts: Catalogues, bot: str, house: Discussion) -> RenderSponsoredDigest:
    def render(digest: PushId, page: Page[Article], timezone: str, line: Sponsor) -> Mapping[Edition, str]:
        return _with_line(_digest(digest, page, timezone, texts, bot, house), line, bot)

    return render


def recap_renderer(texts: Catalogues) -> RenderRecap:
    def render(articles: Sequence[Article], timezone: str) -> Mapping[Edition, str]:
        return {language: as_json(recap_list(said, timezone, articles)) for language, said in texts.items()}

    return render


def notice_renderer(texts: Catalogues) -> RenderNotice:
    def render() -> Mapping[Edition, str]:
        made: dict[Edition, str] = {}
        for language, said in texts.items():
            told = as_json(notice(said))
            made |= {edition_of(language, layout): told for layout in LAYOUTS}
        return made

    return render


def _article(article: Article, texts: Catalogues, bot: str, house: Discussion) -> dict[Edition, str]:
    screens = _screens(article, texts, bot, house)
    return {edition: as_json(screen) for edition, (screen, _) in screens.items()}


def _screens(
    article: Article, texts: Catalogues, bot: str, house: Discussion
) -> dict[Edition, tuple[Screen, Texts]]:
    made: dict[Edition, tuple[Screen, Texts]] = {}
    for language, said in texts.items():
        address = link(bot, "a", article.id)
        made[language] = (card(article, said, house), said)
        made[edition_of(language, "full")] = (full_text(article, said, house, page=0), said)
        made[edition_of(language, "public")] = (public_card(article, said, house, address), said)
    return made


def _digest(
    digest: PushId, page: Page[Article], timezone: str, texts: Catalogues, bot: str, house: Discussion
) -> dict[Edition, tuple[Screen, Texts]]:
    if page.total == 1:
        return _screens(page.items[0], texts, bot, house)
    made: dict[Edition, tuple[Screen, Texts]] = {}
    for language, said in texts.items():
        made[language] = (digest_list(said, timezone, digest, page), said)
        made[edition_of(language, "public")] = (public_digest(said, page, link(bot, "d", digest)), said)
    return made


def _with_line(screens: Mapping[Edition, tuple[Screen, Texts]], line: Sponsor, bot: str) -> dict[Edition, str]:
    """None at all where one of them has no room for it."""
    made: dict[Edition, str] = {}
    for edition, (screen, said) in screens.items():
        below = with_line(screen, line, said, bot)
        if below is None:
            return {}
        made[edition] = as_json(below)
    return made


def as_json(screen: Screen) -> str:
    """A photo with its caption names the photo first, which tells it from a text."""
    caption = screen.as_caption() if screen.photo else None
    shown = {"photo": screen.photo, **caption} if caption else screen.parameters()
    told = {name: value for name, value in shown.items() if value is not None}
    return orjson.dumps(told, default=lambda known: known.to_dict()).decode()
