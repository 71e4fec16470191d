-- for both

-- What an article says in short, and who says so; NULL where nobody has looked yet.
ALTER TABLE article ADD COLUMN gist_card TEXT;
ALTER TABLE article ADD COLUMN gist_long TEXT;
ALTER TABLE article ADD COLUMN gist_by TEXT;

-- What a language model has written, by what it was asked: asked once, and counted against the day's budget.
-- NULL where it was asked in vain.
CREATE TABLE machine_summary (
    digest TEXT PRIMARY KEY,
    summary TEXT,
    asked_at BIGINT NOT NULL
);
CREATE INDEX machine_summary_by_day ON machine_summary (asked_at);

-- Phrases that readers watch for or don't want to hear of. key_word is the rarest of a phrase's words: an article
-- is held against the phrases of its own words alone.
CREATE TABLE phrase (
    id {identity},
    words TEXT NOT NULL UNIQUE,
    key_word TEXT NOT NULL
);
CREATE INDEX phrase_by_word ON phrase (key_word);
CREATE TABLE watch (
    id {identity},
    subscriber_id BIGINT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    phrase_id BIGINT NOT NULL REFERENCES phrase (id),
    muted INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (subscriber_id, phrase_id)
);
CREATE INDEX watch_by_phrase ON watch (phrase_id);
CREATE TABLE article_phrase (
    article_id BIGINT NOT NULL REFERENCES article (id),
    phrase_id BIGINT NOT NULL REFERENCES phrase (id),
    PRIMARY KEY (article_id, phrase_id)
) {without_rowid};

-- In how many articles a word stands; '' counts the articles themselves.
CREATE TABLE word_use (
    word TEXT PRIMARY KEY,
    articles BIGINT NOT NULL
) {without_rowid};

-- The terms that tell an article from others, with their weight in thousandths: which others have them too?
CREATE TABLE article_term (
    term BIGINT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES article (id),
    weight INTEGER NOT NULL,
    PRIMARY KEY (term, article_id)
) {without_rowid};
CREATE INDEX article_term_by_article ON article_term (article_id);

-- Both ways. score is the likeness in thousandths.
CREATE TABLE related (
    article_id BIGINT NOT NULL REFERENCES article (id),
    other_id BIGINT NOT NULL REFERENCES article (id),
    score INTEGER NOT NULL,
    PRIMARY KEY (article_id, other_id)
) {without_rowid};
CREATE INDEX related_by_other ON related (other_id);

-- One thing that happened, which several articles may report. follows is the story it goes on from.
CREATE TABLE story (
    id {identity},
    follows BIGINT REFERENCES story (id)
);
-- NULL until it is known whether others report the same. lead holds the terms of title and beginning, as JSON.
ALTER TABLE article ADD COLUMN story_id BIGINT REFERENCES story (id);
ALTER TABLE article ADD COLUMN lead TEXT NOT NULL DEFAULT '[]';
INSERT INTO story (id) SELECT id FROM article;
UPDATE article SET story_id = id;
CREATE INDEX article_by_story ON article (story_id);
CREATE INDEX article_unplaced ON article (id) WHERE story_id IS NULL;

-- One row: articles are placed one after another, so that two which come at once still meet.
CREATE TABLE placement (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    turn BIGINT NOT NULL
);
INSERT INTO placement (id, turn) VALUES (1, 0);

-- for postgres

SELECT setval(pg_get_serial_sequence('story', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM story), FALSE);
