-- for sqlite

-- What an article is likened to others by, beside the articles: their rows are long. NULL where the words are counted,
-- but the profile is of an older kind.
CREATE TABLE profile (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    packed BLOB
);

-- for postgres

CREATE TABLE profile (
    article_id BIGINT PRIMARY KEY REFERENCES article (id),
    packed BYTEA
);

-- for both

INSERT INTO profile (article_id) SELECT id FROM article WHERE lead <> '[]';
ALTER TABLE article DROP COLUMN lead;
