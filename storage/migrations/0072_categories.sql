-- for both

-- What sources file their stories under, by their own names, and the topic it goes under here; an empty topic leaves
-- it as it is. source_id 0 stands for any source. seen counts stories.
CREATE TABLE category (
    id {identity},
    source_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    seen INTEGER NOT NULL DEFAULT 0,
    seen_at BIGINT NOT NULL DEFAULT 0,
    UNIQUE (source_id, key)
);
