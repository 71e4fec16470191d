from typing import Final

from news.lookup import All, Any, Expression
from storage.dialect import Dialect


def _query(wanted: Expression, unwanted: Expression | None) -> str:
    return _said(wanted) if unwanted is None else f"{_said(wanted)} NOT {_said(unwanted)}"


def _said(expression: Expression) -> str:
    match expression:
        case All(of):
            return f"({' AND '.join(map(_said, of))})"
        case Any(of):
            return f"({' OR '.join(map(_said, of))})"
        case term:
            return f'"{term}"'


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
    pairs="json_each({}) AS each, json_each(each.value) AS one",
    count_words="""
        INSERT INTO word_use (word, articles)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:counts) WHERE TRUE
        ON CONFLICT (word) DO UPDATE SET articles = word_use.articles + excluded.articles
    """,
    index="INSERT INTO document_terms (rowid, terms) VALUES (:doc, :terms)",
    tidy_index="INSERT INTO document_terms (document_terms, rank) VALUES ('merge', :pages)",
    changes="SELECT total_changes() AS changes",
    hits="(SELECT rowid AS doc FROM document_terms WHERE document_terms MATCH {}) AS hits",
    # Characters would be counted one by one: half of what reading a hundred texts takes.
    opening="nullif(substr(CAST({} AS BLOB), 1, 3 * {}), x'')",
    gathered="json_group_array(id)",
    query=_query,
)
