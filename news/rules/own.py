from typing import Final

from news.article import Article, ArticleId, NewArticle
from news.draft import Draft
from news.language import language_of
from news.moment import Moment
from news.rules.note import noted
from news.source import SourceId

BREAKING: Final = "breaking"
"""The tag that files an article as breaking news."""
NAMELESS: Final = "desk"
"""The place of articles that name no source; readers are shown none."""


def key_of(draft: Draft) -> str:
    return f"draft-{draft.id}"


def own_article(draft: Draft, *, now: Moment) -> NewArticle:
    """The article that a draft comes to. One without a page of its own has an address that is none to open."""
    told, key = noted(draft.manuscript, draft.options.note), key_of(draft)
    return NewArticle(
        key=key,
        url=told.source_url or f"khao:{key}",
        title=told.title,
        body=told.body,
        summary=told.summary,
        category=told.category,
        tags=(BREAKING,) if draft.options.breaking else (),
        author=told.author,
        bio=told.bio,
        image=told.image if draft.options.with_image else "",
        language=language_of(f"{told.title} {told.body[:300]}"),
        published=now,
    )


def as_published(draft: Draft, *, now: Moment) -> Article:
    """What readers would be shown if the draft went out `now`, under an id that no article has."""
    new = own_article(draft, now=now)
    return Article(
        **{name: getattr(new, name) for name in NewArticle.__dataclass_fields__},
        id=ArticleId(0),
        source_id=SourceId(0),
        source_title=draft.manuscript.source,
        first_seen=now,
        revision=1,
    )
