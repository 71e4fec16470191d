-- for both

-- What readers follow. key is the name as compared: cased alike, spaces in order, at most 100 characters.
CREATE TABLE topic (
    id {identity},
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, key)
);
INSERT INTO topic (kind, key, name)
SELECT 'subject', lower(trim(substr(category, 1, 100))), min(trim(substr(category, 1, 100)))
FROM article WHERE trim(category) <> '' GROUP BY lower(trim(substr(category, 1, 100)));
INSERT INTO topic (kind, key, name)
SELECT 'author', lower(trim(substr(author, 1, 100))), min(trim(substr(author, 1, 100)))
FROM article WHERE trim(author) <> '' GROUP BY lower(trim(substr(author, 1, 100)));

ALTER TABLE article ADD COLUMN topic_id BIGINT REFERENCES topic (id);
ALTER TABLE article ADD COLUMN author_id BIGINT REFERENCES topic (id);
UPDATE article SET
    topic_id = (SELECT id FROM topic WHERE kind = 'subject' AND key = lower(trim(substr(category, 1, 100)))),
    author_id = (SELECT id FROM topic WHERE kind = 'author' AND key = lower(trim(substr(author, 1, 100))));
CREATE INDEX article_by_topic ON article (topic_id, coalesce(published, first_seen) DESC, id DESC);

-- A chosen topic comes (wanted 1) or doesn't (0). Any other comes unless the subscriber has only_chosen ones.
-- subscriber_id, not chat_id: choices outlive a change of the chat's id.
ALTER TABLE subscriber ADD COLUMN only_chosen INTEGER NOT NULL DEFAULT 0;
CREATE TABLE topic_choice (
    subscriber_id BIGINT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    topic_id BIGINT NOT NULL REFERENCES topic (id),
    wanted INTEGER NOT NULL,
    PRIMARY KEY (subscriber_id, topic_id)
) {without_rowid};
