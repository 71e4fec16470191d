"""The site's pages, printed as a common blog theme would."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from playground.site.article import Article, Block
from playground.site.dates import date_line
from playground.site.labels import LABELS
from playground.site.press import Press
from playground.site.theme import Markup, Theme

SITE_TITLE = "ข่าวเทคโนโลยีวันนี้ · Technology today"
LOCALES = {"th": "th_TH", "en": "en_US"}


class Pages:
    """`base` is always the site's address as the visitor used it, without a last slash."""

    def __init__(self, theme: Theme, press: Press) -> None:
        self._theme = theme
        self._press = press

    def front(self, base: str) -> str:
        return self._listing(base, "/", SITE_TITLE, self._press.newest())

    def category(self, base: str, category: str) -> str:
        articles = self._press.in_category(category)
        return self._listing(base, category_address(category), category, articles)

    def article(self, base: str, article: Article) -> str:
        story = article.story
        head = self._theme.fill(
            "article-head.html",
            title=story.title,
            summary=story.summary,
            url=base + article.path,
            image=base + article.image_path,
            locale=LOCALES[story.language],
            published=article.published.isoformat(),
            category=story.category,
            tags=self._tag_metas(story.tags),
            author=story.author,
            facts=facts(base, article),
        )
        return self._page(base, article.path, story.title, head, self._entry(article), article)

    def _entry(self, article: Article) -> Markup:
        story = article.story
        return self._theme.fill(
            "article.html",
            number=str(article.number),
            title=story.title,
            category=story.category,
            category_address=category_address(story.category),
            author=story.author,
            published=article.published.isoformat(),
            date=date_line(article.published, story.language),
            image=article.image_path,
            body=body(self._theme, story.body),
            tags=", ".join(story.tags),
            related=self._cards(self._press.related(article)),
            **LABELS[story.language],
        )

    def _listing(self, base: str, path: str, title: str, articles: Sequence[Article]) -> str:
        head = self._theme.fill("front-head.html", title=title, url=base + path)
        content = self._theme.fill("front.html", title=title, cards=self._cards(articles))
        return self._page(base, path, title, head, content)

    def _page(
        self,
        base: str,
        path: str,
        title: str,
        head: Markup,
        content: Markup,
        article: Article | None = None,
    ) -> str:
        return self._theme.fill(
            "page.html",
            base=base,
            url=base + path,
            language=article.language if article else "th",
            title=title,
            summary=article.story.summary if article else title,
            head=head,
            menu=self._menu(),
            content=content,
        )

    def _menu(self) -> Markup:
        return Markup.joined(
            self._theme.fill(
                "menu-item.html",
                language=language,
                category=category,
                address=category_address(category),
            )
            for language, category in self._press.categories()
        )

    def _cards(self, articles: Sequence[Article]) -> Markup:
        return Markup.joined(
            self._theme.fill(
                "card.html",
                language=article.language,
                path=article.path,
                image=article.image_path,
                category=article.story.category,
                title=article.title,
                summary=article.story.summary,
                published=article.published.isoformat(),
                date=date_line(article.published, article.language),
            )
            for article in articles
        )

    def _tag_metas(self, tags: Sequence[str]) -> Markup:
        return Markup.joined(self._theme.fill("tag-meta.html", tag=tag) for tag in tags)


def category_address(category: str) -> str:
    return f"/category/{quote(category)}/"


def body(theme: Theme, blocks: Sequence[Block]) -> Markup:
    return Markup.joined(body_block(theme, block) for block in blocks)


def body_block(theme: Theme, block: Block) -> Markup:
    lines = [theme.fill("text.html", text=line) for line in block.lines]
    match block.kind:
        case "heading":
            return Markup(f'<h2 class="wp-block-heading">{lines[0]}</h2>')
        case "quote":
            return Markup(f'<blockquote class="wp-block-quote"><p>{" ".join(lines)}</p></blockquote>')
        case "list":
            items = "".join(f"<li>{line}</li>" for line in lines)
            return Markup(f'<ul class="wp-block-list">{items}</ul>')
        case "paragraph":
            return Markup(f"<p>{lines[0]}</p>")


def facts(base: str, article: Article) -> Markup:
    """JSON-LD; `<` is written as an escape so that no text can close the script."""
    story = article.story
    known = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "description": story.summary,
        "inLanguage": story.language,
        "articleSection": story.category,
        "keywords": list(story.tags),
        "datePublished": article.published.isoformat(),
        "dateModified": article.published.isoformat(),
        "author": {"@type": "Organization", "name": story.author},
        "publisher": {"@type": "Organization", "name": "Khao Demo News"},
        "image": [base + article.image_path],
        "mainEntityOfPage": base + article.path,
    }
    return Markup(json.dumps(known, ensure_ascii=False).replace("<", "\\u003c"))
