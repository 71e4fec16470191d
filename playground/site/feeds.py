"""The site's feeds: RSS 2.0 as WordPress prints it, Atom 1.0 and JSON Feed 1.1."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

from playground.site.article import Article
from playground.site.pages import body
from playground.site.theme import Markup, Theme, cdata


class Feeds:
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def rss(self, base: str, articles: Sequence[Article]) -> str:
        return self._theme.fill(
            "feed.rss",
            base=base,
            updated=format_datetime(updated(articles)),
            items=Markup.joined(self._rss_item(base, article) for article in articles),
        )

    def atom(self, base: str, articles: Sequence[Article]) -> str:
        return self._theme.fill(
            "feed.atom",
            base=base,
            updated=updated(articles).isoformat(),
            items=Markup.joined(self._atom_entry(base, article) for article in articles),
        )

    def json(self, base: str, articles: Sequence[Article]) -> str:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Khao Demo News",
            "home_page_url": f"{base}/",
            "feed_url": f"{base}/feed.json",
            "description": "ข่าวเทคโนโลยีสองภาษา · Technology news in two languages",
            "language": "th",
            "items": [self._json_item(base, article) for article in articles],
        }
        return json.dumps(feed, ensure_ascii=False)

    def _rss_item(self, base: str, article: Article) -> Markup:
        return self._theme.fill(
            "item.rss",
            **self._common(base, article),
            tags=self._tags("tag.rss", article),
            published=format_datetime(article.published.astimezone(UTC)),
            body=cdata(body(self._theme, article.story.body)),
        )

    def _atom_entry(self, base: str, article: Article) -> Markup:
        return self._theme.fill(
            "entry.atom",
            **self._common(base, article),
            tags=self._tags("tag.atom", article),
            published=article.published.isoformat(),
            body=str(body(self._theme, article.story.body)),
        )

    def _tags(self, template: str, article: Article) -> Markup:
        return Markup.joined(self._theme.fill(template, tag=tag) for tag in article.story.tags)

    def _common(self, base: str, article: Article) -> dict[str, str]:
        story = article.story
        return {
            "base": base,
            "number": str(article.number),
            "title": story.title,
            "url": base + article.path,
            "author": story.author,
            "language": story.language,
            "category": story.category,
            "summary": story.summary,
            "image": base + article.image_path,
        }

    def _json_item(self, base: str, article: Article) -> dict[str, object]:
        story = article.story
        return {
            "id": f"{base}/?p={article.number}",
            "url": base + article.path,
            "title": story.title,
            "summary": story.summary,
            "content_html": body(self._theme, story.body),
            "content_text": "\n\n".join(article.text()),
            "image": base + article.image_path,
            "date_published": article.published.isoformat(),
            "authors": [{"name": story.author}],
            "tags": [story.category, *story.tags],
            "language": story.language,
        }


def updated(articles: Sequence[Article]) -> datetime:
    return max(article.published for article in articles).astimezone(UTC)
