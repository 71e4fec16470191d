-- for both

-- The newsroom's own articles before they are out. content is a JSON object: what the article says, and how it
-- is to go out. article_id is what a draft became, or what it edits; edits is then that article's revision.
CREATE TABLE draft (
    id {identity},
    author BIGINT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    publish_at BIGINT,
    article_id BIGINT REFERENCES article (id),
    edits INTEGER,
    content TEXT NOT NULL
);
CREATE INDEX draft_due ON draft (publish_at) WHERE state IN ('scheduled', 'releasing');
CREATE INDEX draft_open ON draft (changed_at) WHERE state NOT IN ('published', 'discarded');
CREATE INDEX draft_article ON draft (article_id) WHERE article_id IS NOT NULL;

-- The messages a draft is made of; kept, so that nothing typed is lost.
CREATE TABLE draft_piece (
    draft_id BIGINT NOT NULL REFERENCES draft (id),
    message_id BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (draft_id, message_id)
) {without_rowid};

-- Links into the newsroom, each good for one person. digest stands for the secret, which is kept nowhere.
CREATE TABLE invitation (
    digest TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    made_by BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by BIGINT
);
