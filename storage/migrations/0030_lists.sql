-- for both

-- A topic's and a source's articles, newest first, as lists show them.
CREATE INDEX article_by_author ON article (author_id, coalesce(published, first_seen) DESC, id DESC);
CREATE INDEX article_by_source ON article (source_id, coalesce(published, first_seen) DESC, id DESC);
