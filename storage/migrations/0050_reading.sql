-- for both

-- What somebody keeps to read later. It outlives the article's withdrawal.
CREATE TABLE saved (
    chat_id BIGINT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES article (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, article_id)
) {without_rowid};
CREATE INDEX saved_latest ON saved (chat_id, at DESC, article_id DESC);

-- How often an article was read or passed on, by days since 1970 (UTC). Nobody's name is in it.
CREATE TABLE tally (
    article_id BIGINT NOT NULL REFERENCES article (id),
    deed TEXT NOT NULL,
    day INTEGER NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (article_id, deed, day)
) {without_rowid};
CREATE INDEX tally_by_day ON tally (day);
