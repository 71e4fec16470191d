-- for both

-- Whoever has ever commented, or been banned from it.
CREATE TABLE commenter (
    user_id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    notices INTEGER NOT NULL DEFAULT 1,
    approved INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    banned_at BIGINT,
    banned_by BIGINT
);
CREATE INDEX commenter_banned ON commenter (banned_at, user_id) WHERE banned_at IS NOT NULL;

-- state: shown, held, doubtful, rejected, removed. chat_id and message_id are of the message it was written as.
-- likeness is the same for texts that differ only in looks.
CREATE TABLE comment (
    id {identity},
    article_id BIGINT NOT NULL REFERENCES article (id),
    parent_id BIGINT REFERENCES comment (id),
    user_id BIGINT,
    chat_id BIGINT,
    message_id BIGINT,
    staff INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL,
    likeness TEXT NOT NULL,
    state TEXT NOT NULL,
    concerns TEXT NOT NULL,
    at BIGINT NOT NULL,
    edited_at BIGINT,
    likes INTEGER NOT NULL DEFAULT 0,
    decided_by BIGINT,
    decided_name TEXT,
    decided_at BIGINT
);
CREATE INDEX comment_thread ON comment (article_id, id);
CREATE INDEX comment_held ON comment (id) WHERE state = 'held';
CREATE INDEX comment_doubtful ON comment (id) WHERE state = 'doubtful';
CREATE INDEX comment_by_author ON comment (user_id, at);
CREATE INDEX comment_alike ON comment (likeness, at);
CREATE INDEX comment_answers ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX comment_origin ON comment (chat_id, message_id) WHERE message_id IS NOT NULL;

CREATE TABLE vote (
    comment_id BIGINT NOT NULL REFERENCES comment (id),
    user_id BIGINT NOT NULL,
    PRIMARY KEY (comment_id, user_id)
) {without_rowid};
CREATE INDEX vote_by_reader ON vote (user_id);

-- shown counts the comments that can be read, told is the number that the delivered copies were last given. From
-- due_at on they are given the new one, in the order of chats, and have it up to and with `reached`.
CREATE TABLE thread (
    article_id BIGINT PRIMARY KEY REFERENCES article (id),
    discussion TEXT,
    shown INTEGER NOT NULL DEFAULT 0,
    told INTEGER NOT NULL DEFAULT 0,
    due_at BIGINT,
    reached BIGINT
);
CREATE INDEX thread_due ON thread (due_at) WHERE due_at IS NOT NULL;

-- What an author is to be told about a comment of theirs; sent_at is when they last were.
CREATE TABLE notice (
    user_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    comment_id BIGINT NOT NULL REFERENCES comment (id),
    answers INTEGER NOT NULL DEFAULT 0,
    last_id BIGINT,
    due_at BIGINT,
    sent_at BIGINT,
    PRIMARY KEY (user_id, kind, comment_id)
);
CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notice_about ON notice (comment_id);

-- The one message that tells a moderator of what waits.
CREATE TABLE desk_card (
    chat_id BIGINT PRIMARY KEY,
    message_id BIGINT NOT NULL,
    comment_id BIGINT NOT NULL,
    waiting INTEGER NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE watched_word (
    fold TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    added_by BIGINT NOT NULL,
    at BIGINT NOT NULL
);

-- Delivered copies that their readers have turned into a summary, the full text or a list: their buttons are left alone.
CREATE TABLE turned (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) {without_rowid};
CREATE INDEX turned_by_age ON turned (at);

-- Which article a message is a copy of: a reply to it is a comment.
CREATE INDEX delivery_by_message ON delivery (chat_id, message_id) WHERE message_id IS NOT NULL;
