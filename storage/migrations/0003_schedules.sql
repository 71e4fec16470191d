-- for both

-- One row for all subscribers who keep the same hours in the same zone: a change to summer time touches the
-- few schedules there are, not the many subscribers. The columns after `breaking` are what the schedule comes
-- to at present, worked out anew at turn_at.
CREATE TABLE schedule (
    id {identity},
    timezone TEXT NOT NULL,
    rules TEXT NOT NULL,
    cap INTEGER NOT NULL,
    breaking INTEGER NOT NULL,
    next_run_at BIGINT,
    quiet_from_at BIGINT,
    quiet_to_at BIGINT,
    day_at BIGINT,
    catch_up_at BIGINT,
    turn_at BIGINT,
    UNIQUE (timezone, rules)
);
CREATE INDEX schedule_turn ON schedule (turn_at) WHERE turn_at IS NOT NULL;

-- Without a schedule everything comes as it happens. For subscribers with a daily cap, taken counts the copies of
-- the day that began at taken_day, the last of them of taken_push.
ALTER TABLE subscriber ADD COLUMN schedule_id BIGINT REFERENCES schedule (id);
ALTER TABLE subscriber ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriber ADD COLUMN taken_day BIGINT;
ALTER TABLE subscriber ADD COLUMN taken_push BIGINT;

-- A push is of an article or a digest of several; digest_key stands for its articles and their readers' zone.
-- Of the delivery's states, 'kept' waits for a digest, 'told' was in one; an urgent copy passes quiet hours.

-- for postgres

ALTER TABLE push ALTER COLUMN article_id DROP NOT NULL;
ALTER TABLE push ADD COLUMN digest_key TEXT UNIQUE;
ALTER TABLE push ADD COLUMN breaking INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;

-- for sqlite

-- SQLite can't drop a NOT NULL, nor a table that others point to: the three are made anew.
ALTER TABLE push RENAME TO former_push;
ALTER TABLE push_body RENAME TO former_push_body;
ALTER TABLE delivery RENAME TO former_delivery;
DROP INDEX push_filling;
DROP INDEX delivery_due;
DROP INDEX delivery_waiting_by_chat;
DROP INDEX delivery_claimed;

CREATE TABLE push (
    id {identity},
    article_id BIGINT UNIQUE REFERENCES article (id),
    digest_key TEXT UNIQUE,
    revision INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    breaking INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'filling',
    reached BIGINT NOT NULL DEFAULT 0,
    stop_reason TEXT NOT NULL DEFAULT ''
);
INSERT INTO push (id, article_id, revision, made_at, state, reached, stop_reason)
SELECT id, article_id, revision, made_at, state, reached, stop_reason FROM former_push;

CREATE TABLE push_body (
    push_id BIGINT NOT NULL REFERENCES push (id),
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (push_id, language)
);
INSERT INTO push_body SELECT push_id, language, body FROM former_push_body;

CREATE TABLE delivery (
    push_id BIGINT NOT NULL REFERENCES push (id),
    chat_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    silent INTEGER NOT NULL,
    urgent INTEGER NOT NULL DEFAULT 0,
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
INSERT INTO delivery (push_id, chat_id, language, silent, state, attempts, due_at, token, lease_until, message_id,
                      sent_at, reason)
SELECT push_id, chat_id, language, silent, state, attempts, due_at, token, lease_until, message_id, sent_at, reason
FROM former_delivery;

DROP TABLE former_delivery;
DROP TABLE former_push_body;
DROP TABLE former_push;
CREATE INDEX push_filling ON push (id) WHERE state = 'filling';
CREATE INDEX delivery_due ON delivery (due_at, push_id, chat_id) WHERE state = 'waiting';
CREATE INDEX delivery_waiting_by_chat ON delivery (chat_id) WHERE state = 'waiting';
CREATE INDEX delivery_claimed ON delivery (lease_until) WHERE state = 'claimed';

-- for both

CREATE INDEX delivery_kept_due ON delivery (due_at, chat_id) WHERE state = 'kept';
CREATE INDEX delivery_kept_by_chat ON delivery (chat_id) WHERE state = 'kept';

CREATE TABLE digest_article (
    push_id BIGINT NOT NULL REFERENCES push (id),
    article_id BIGINT NOT NULL REFERENCES article (id),
    PRIMARY KEY (push_id, article_id)
) {without_rowid};
