"""An article in the chat: its card, and what the card's buttons turn it into."""

from dataclasses import replace
from html import escape
from typing import Final

from handlers.callback import ShowCard, ShowFullText, ShowRelated, ShowSummary
from handlers.comments.callback import ShowThread
from handlers.dates import day_and_time
from handlers.reader.callback import Keep, ShowMore
from handlers.screen import Button, Link, Press, Row, Screen, bold, italic
from handlers.texts import Texts
from handlers.turning import turns, whereabouts
from news.article import Article
from news.discussion import Discussion
from news.rules.paging import pages_of
from news.rules.paragraphs import is_heading, paragraphs_of
from news.rules.summary import plain_summary
from news.summary import Summary

MOST_NAMED: Final = 4
_LONGEST_BIO: Final = 500
FULL_TEXT_PAGE: Final = 3000
"""UTF-16 units: with the title, well under a message's 4,096; a few screens on a phone."""


def card(article: Article, texts: Texts, house: Discussion) -> Screen:
    """`house` is what the newsroom has settled for comments on articles of which nothing else was settled."""
    template = article.template
    parts = (
        _titled(article),
        _told_in_short(article, texts) if template.summary else "",
        _origin(article) if template.origin else "",
        _also(article, texts) if template.origin else "",
        escape(template.closing),
    )
    return Screen(
        text="\n\n".join(filter(None, parts)),
        rows=(_actions(article, texts), _yours(article, texts, house)),
        image="" if template.picture == "none" else article.image,
        image_below=template.picture == "below",
    )


def public_card(article: Article, texts: Texts, house: Discussion, address: str) -> Screen:
    """Where many read it: without what is each reader's own; `address` opens it in a chat with the bot."""
    _ = texts.gettext
    website = (Link(_("🌐 Website"), article.url),) if _on_the_web(article) else ()
    more = _("📖 Read on, save, comment") if _talk(article, texts, house) else _("📖 Read on, save")
    return replace(card(article, texts, house), rows=((Link(more, address), *website),))


def blurb(article: Article) -> str:
    """Plain text, for where there is no room for more."""
    return gist(article).card


def gist(article: Article) -> Summary:
    return article.gist or plain_summary(article)


def summary(article: Article, texts: Texts, house: Discussion) -> Screen:
    told = _labelled(gist(article).long, article, texts) or escape(
        texts.gettext("This article has no text to summarise.")
    )
    return Screen(
        text=f"📝 {bold(article.title)}\n\n{told}\n\n{_origin(article)}",
        rows=(_actions(article, texts, shown=ShowSummary(article.id)), _yours(article, texts, house)),
        image=article.image,
    )


def full_text(article: Article, texts: Texts, house: Discussion, *, page: int, timezone: str = "") -> Screen:
    """The page nearest to the one asked for: an edit may have made the text shorter since.

    Where no `timezone` is known, as for a push to many, the time is left out.
    """
    pages = pages_of(article.body or article.summary, FULL_TEXT_PAGE)
    page = min(page, len(pages) - 1)
    told = _told(pages[page]) or escape(
        texts.gettext("This article has no text of its own; 🌐 opens its page.")
    )
    parts = [_titled(article, "📖 "), told]
    if page == len(pages) - 1:
        parts += [_byline(article, texts, timezone), escape(article.bio[:_LONGEST_BIO])]
    parts += whereabouts(texts, page, len(pages))
    turning = turns(page, len(pages), lambda number: ShowFullText(article.id, number))
    return Screen(
        text="\n\n".join(filter(None, parts)),
        rows=(
            turning,
            _actions(article, texts, shown=ShowFullText(article.id, 0)),
            _yours(article, texts, house),
        ),
    )


def _titled(article: Article, sign: str = "") -> str:
    """Below the line that its source's stories open with, if any."""
    opening = article.template.opening
    return "\n".join(filter(None, (escape(opening), f"{sign}{bold(article.title)}")))


def _told(text: str) -> str:
    return "\n\n".join(bold(p) if is_heading(p) else escape(p) for p in paragraphs_of(text))


def _actions(
    article: Article, texts: Texts, *, shown: ShowSummary | ShowFullText | None = None
) -> tuple[Button, ...]:
    """The card's buttons, in one order everywhere; the one whose view is shown leads back."""
    _ = texts.gettext
    choices = (
        (_("📝 Summary"), ShowSummary(article.id)),
        (_("📖 Full text"), ShowFullText(article.id, 0)),
        (_("🔗 Related"), ShowRelated(article.id, 0)),
    )
    buttons: list[Button] = [
        Press(_("↩️ Back"), ShowCard(article.id)) if action == shown else Press(label, action)
        for label, action in choices
    ]
    if _on_the_web(article):
        buttons.append(Link(_("🌐 Website"), article.url))
    return tuple(buttons)


def _on_the_web(article: Article) -> bool:
    return article.url.startswith(("https://", "http://"))


def _yours(article: Article, texts: Texts, house: Discussion) -> Row:
    """What a reader makes of the story."""
    return (
        *_talk(article, texts, house),
        Press(texts.gettext("🔖 Save"), Keep(article.id)),
        Press("⋯", ShowMore(article.id)),
    )


def _talk(article: Article, texts: Texts, house: Discussion) -> Row:
    """The way to the comments, with their number; none where there are none and none can be written."""
    if (article.discussion or house) == "off" and not article.comments:
        return ()
    label = f"💬 {article.comments}" if article.comments else texts.gettext("💬 Comment")
    return (Press(label, ShowThread(article.id, "new", 0)),)


def _told_in_short(article: Article, texts: Texts) -> str:
    return _labelled(blurb(article), article, texts)


def _labelled(summary: str, article: Article, texts: Texts) -> str:
    """A reader must know when no human wrote it."""
    by_machine = summary and gist(article).by == "machine"
    label = italic(texts.gettext("🤖 Summarised by a machine")) if by_machine else ""
    return "\n".join(filter(None, (escape(summary), label)))


def _also(article: Article, texts: Texts) -> str:
    """Who else reports it: a few names, and how many there are besides."""
    if not article.also:
        return ""
    named, more = article.also[:MOST_NAMED], len(article.also) - MOST_NAMED
    names = ", ".join(named) + (f" +{more}" if more > 0 else "")
    return italic(texts.gettext("also: {names}", names=names))


def _origin(article: Article) -> str:
    told = " · ".join(dict.fromkeys(filter(None, (article.category, article.source_title))))
    return italic(told) if told else ""


def _byline(article: Article, texts: Texts, timezone: str) -> str:
    when = article.published or article.first_seen
    dated = day_and_time(when, texts.language, timezone) if timezone else ""
    told = (article.author, article.source_title, dated)
    return italic(" · ".join(dict.fromkeys(filter(None, told))))
