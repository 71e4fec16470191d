"""How the simulated newsroom tells its articles: a line each, which says which one it is and its title."""

from collections.abc import Mapping, Sequence
from typing import Final

from news.actions.follow import Renderers
from news.article import Article, ArticleId
from news.edition import Edition
from news.page import Page
from news.push import PushId
from news.sponsor import Sponsor

NOTICE: Final = "withdrawn"
DIGEST: Final = "digest:"


def line(article: Article) -> str:
    return f"{article.id} {article.title}"


def named(text: str) -> list[ArticleId]:
    """The articles that a message tells."""
    lines = [line for line in text.splitlines() if line not in {NOTICE, DIGEST}]
    return [ArticleId(int(line.partition(" ")[0])) for line in lines]


def is_digest(text: str) -> bool:
    return text.startswith(DIGEST)


def told(articles: Sequence[Article], *, as_digest: bool) -> str:
    """All of a message that tells these; a notice where there is nothing left to tell."""
    lines = [line(article) for article in articles]
    return "\n".join([DIGEST, *lines] if as_digest else lines) if lines else NOTICE


def card(article: Article) -> Mapping[Edition, str]:
    return _in_both(told([article], as_digest=False))


def digest(digest: PushId, page: Page[Article], timezone: str) -> Mapping[Edition, str]:
    assert page.items, "a digest with nothing in it"
    return _in_both(told(page.items, as_digest=True))


def notice() -> Mapping[Edition, str]:
    return _in_both(NOTICE)


def unsponsored(article: Article, line: Sponsor) -> Mapping[Edition, str]:
    return {}


def no_line(digest: PushId, page: Page[Article], timezone: str, line: Sponsor) -> Mapping[Edition, str]:
    return {}


def _in_both(text: str) -> Mapping[Edition, str]:
    return {"th": text, "en": text}


RENDERERS: Final = Renderers(article=card, digest=digest, notice=notice)
