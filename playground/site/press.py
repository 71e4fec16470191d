"""What is out, what waits, and in which order."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from playground.site.article import Article, Language, Story

FIRST_NUMBER = 101


class Press:
    def __init__(self, stories: Iterable[Story], now: Callable[[], datetime]) -> None:
        self._now = now
        self._out: list[Article] = []
        stories = tuple(stories)
        opened = now().replace(microsecond=0)
        backlog = [(story.hours_ago, story) for story in stories if story.hours_ago is not None]
        for place, (hours, story) in enumerate(sorted(backlog, key=lambda aged: -aged[0])):
            self._print(story, opened - timedelta(hours=hours, minutes=place * 7 % 60))
        queued = [(story.queue, story) for story in stories if story.queue is not None]
        self._queue = [story for _, story in sorted(queued, key=lambda placed: placed[0])]
        self._turns = 0

    def publish_next(self) -> Article:
        """The next queued story; once all are out, each again as a follow-up, for ever."""
        turn, place = divmod(self._turns, len(self._queue))
        story = self._queue[place]
        self._turns += 1
        return self._print(story.revisited(turn) if turn else story, self._now())

    def newest(self) -> tuple[Article, ...]:
        return tuple(reversed(self._out))

    def find(self, slug: str) -> Article | None:
        return next((article for article in self._out if article.slug == slug), None)

    def in_category(self, category: str) -> tuple[Article, ...]:
        return tuple(article for article in self.newest() if article.story.category == category)

    def categories(self) -> tuple[tuple[Language, str], ...]:
        """As the menu lists them: Thai ones first, each once, by first appearance."""
        seen = {(article.language, article.story.category): None for article in self._out}
        return tuple(sorted(seen, key=lambda named: named[0] != "th"))

    def related(self, article: Article, limit: int = 3) -> tuple[Article, ...]:
        """Others of the same language: common tags first, then the same category, then newest."""
        tags = set(article.story.tags)
        others = [
            other
            for other in self.newest()
            if other.slug != article.slug and other.language == article.language
        ]
        others.sort(
            key=lambda other: (
                -len(tags & set(other.story.tags)),
                other.story.category != article.story.category,
            )
        )
        return tuple(others[:limit])

    def _print(self, story: Story, published: datetime) -> Article:
        article = Article(
            number=FIRST_NUMBER + len(self._out),
            published=published.replace(microsecond=0),
            story=story,
        )
        self._out.append(article)
        return article
