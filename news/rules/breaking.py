from typing import Final

from news.article import NewArticle

_NAMES: Final = frozenset(("breaking", "breaking news", "ด่วน", "ข่าวด่วน"))


def is_breaking(article: NewArticle) -> bool:
    """That its newsroom has filed it so, in a category or a tag."""
    return any(name.strip(" #!").casefold() in _NAMES for name in (article.category, *article.tags))
