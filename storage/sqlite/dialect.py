from collections.abc import Sequence
from typing import Final

from storage.dialect import Dialect, Match


def _query(words: Sequence[str], match: Match) -> str:
    return (" AND " if match == "all" else " OR ").join(f'"{word}"' for word in words)


SQLITE: Final = Dialect(
    name="sqlite",
    identity="INTEGER PRIMARY KEY",
    without_rowid="WITHOUT ROWID",
    has_migrations="SELECT 1 FROM sqlite_master WHERE name = 'migration'",
    migrations_lock="SELECT 1",  # BEGIN IMMEDIATE has locked the file already
    shared=False,
    clock="(julianday('now') - 2440587.5) * 86400.0",
    skip_locked="",
    among="IN (SELECT value FROM json_each({}))",
    among_ids="IN (SELECT value FROM json_each({}))",
    index_words="""
        INSERT INTO article_words (rowid, title, body)
        SELECT id, :title, :body FROM article
        WHERE source_id = :source AND key_digest = :key_digest
          AND NOT EXISTS (SELECT 1 FROM article_words WHERE rowid = article.id)
    """,
    reindex_words="UPDATE article_words SET title = :title, body = :body WHERE rowid = :id",
    unindex_words="DELETE FROM article_words WHERE rowid = :id",
    hits="""
        SELECT rowid AS id, bm25(article_words, 10.0, 1.0) AS rank FROM article_words
        WHERE article_words MATCH :query
    """,
    indexed=" ".join,
    query=_query,
)
