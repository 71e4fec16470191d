-- for both

CREATE TABLE source (
    id {identity},
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    next_at BIGINT NOT NULL,
    last_success BIGINT,
    failures INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX source_due ON source (next_at, id);

-- push_at is NULL for an article that is not to be pushed, be it never or not again.
CREATE TABLE article (
    id {identity},
    source_id BIGINT NOT NULL REFERENCES source (id),
    key TEXT NOT NULL,
    key_digest TEXT NOT NULL,
    url TEXT NOT NULL,
    url_digest TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    summary TEXT NOT NULL,
    category TEXT NOT NULL,
    tags TEXT NOT NULL,
    author TEXT NOT NULL,
    image TEXT NOT NULL,
    language TEXT NOT NULL,
    published BIGINT,
    first_seen BIGINT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    fingerprint TEXT NOT NULL,
    push_at BIGINT
);
CREATE UNIQUE INDEX article_by_key ON article (source_id, key_digest);
CREATE INDEX article_by_url ON article (source_id, url_digest);
CREATE INDEX article_latest ON article (coalesce(published, first_seen) DESC, id DESC);
CREATE INDEX article_due ON article (push_at, id) WHERE push_at IS NOT NULL;

-- for sqlite

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- for postgres

CREATE TABLE article_words (
    article_id BIGINT PRIMARY KEY REFERENCES article (id),
    words TSVECTOR NOT NULL
);
CREATE INDEX article_words_match ON article_words USING gin (words);

-- for both

-- id is the order of joining. It outlives a change of chat_id, so a push half enqueued misses nobody who moves.
CREATE TABLE subscriber (
    id {identity},
    chat_id BIGINT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    language_chosen INTEGER NOT NULL DEFAULT 0,
    timezone TEXT NOT NULL,
    silent INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1,
    since BIGINT NOT NULL,
    left_at BIGINT,
    left_reason TEXT NOT NULL DEFAULT ''
);

-- state: filling (subscriber ids up to `reached` have their copy), complete, stopped.
CREATE TABLE push (
    id {identity},
    article_id BIGINT NOT NULL UNIQUE REFERENCES article (id),
    revision INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    state TEXT NOT NULL DEFAULT 'filling',
    reached BIGINT NOT NULL DEFAULT 0,
    stop_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX push_filling ON push (id) WHERE state = 'filling';

CREATE TABLE push_body (
    push_id BIGINT NOT NULL REFERENCES push (id),
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (push_id, language)
);

-- By far the largest table. Its other indexes hold unsent copies only, so a claim never walks over what was sent.
CREATE TABLE delivery (
    push_id BIGINT NOT NULL REFERENCES push (id),
    chat_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    silent INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    token TEXT,
    lease_until BIGINT,
    message_id BIGINT,
    sent_at BIGINT,
    reason TEXT,
    PRIMARY KEY (push_id, chat_id)
) {without_rowid};
CREATE INDEX delivery_due ON delivery (due_at, push_id, chat_id) WHERE state = 'waiting';
CREATE INDEX delivery_waiting_by_chat ON delivery (chat_id) WHERE state = 'waiting';
CREATE INDEX delivery_claimed ON delivery (lease_until) WHERE state = 'claimed';

-- A flood wait; chat 0, which is nobody's, stands for all chats.
CREATE TABLE hold (
    chat_id BIGINT PRIMARY KEY,
    held_until BIGINT NOT NULL
);

CREATE TABLE search (
    id {identity},
    digest TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL
);
