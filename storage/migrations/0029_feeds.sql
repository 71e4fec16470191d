-- for both

-- What an editor has settled for a source. Articles of one with a topic are filed under it; an empty language is that of
-- each article; push_delay NULL is everybody's. Of one with approval, new articles wait for an editor's word.
ALTER TABLE source ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN topic TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN push_delay INTEGER;
ALTER TABLE source ADD COLUMN approval INTEGER NOT NULL DEFAULT 0;

ALTER TABLE article ADD COLUMN awaits INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_awaits ON article (id) WHERE awaits = 1;

CREATE INDEX delivery_uncertain ON delivery (push_id) WHERE state = 'uncertain';

-- What happened in an hour since 1970 (UTC), without anybody's name: copies sent, failed and blocked, and taps.
CREATE TABLE figure (
    hour INTEGER NOT NULL,
    name TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (hour, name)
) {without_rowid};

-- Searches that found nothing, by days since 1970 (UTC).
CREATE TABLE missed_search (
    day INTEGER NOT NULL,
    words TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (day, words)
) {without_rowid};
