from hashlib import sha256

from news.article import NewArticle


def fingerprint(article: NewArticle) -> str:
    """Tells an edit from the same article seen again. Dates don't count: many feeds touch them each time."""
    told = (
        article.url,
        article.title,
        article.body,
        article.summary,
        article.category,
        *article.tags,
        article.author,
        article.image,
    )
    return sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()
