-- for both

-- Paid lines. state: paused, running, ended. topics is a JSON array of names, none standing for all.
CREATE TABLE sponsor (
    id {identity},
    text TEXT NOT NULL,
    url TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    topics TEXT NOT NULL,
    cap INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'paused',
    shown BIGINT NOT NULL DEFAULT 0,
    taps BIGINT NOT NULL DEFAULT 0,
    placed_at BIGINT NOT NULL DEFAULT 0,
    added_at BIGINT NOT NULL
);
CREATE INDEX sponsor_running ON sponsor (id) WHERE state = 'running';

-- How many copies with the line a chat was given on a day (the newsroom's, since 1970), the last of them of push_id.
CREATE TABLE sponsor_share (
    sponsor_id BIGINT NOT NULL REFERENCES sponsor (id),
    chat_id BIGINT NOT NULL,
    day INTEGER NOT NULL,
    times INTEGER NOT NULL,
    push_id BIGINT NOT NULL,
    PRIMARY KEY (sponsor_id, chat_id)
) {without_rowid};

-- The line that the push takes along, if any, and the day of which the cap is; a copy has the line or hasn't. The
-- bodies with it are named by their edition and a +.
ALTER TABLE push ADD COLUMN sponsor_id BIGINT REFERENCES sponsor (id);
ALTER TABLE push ADD COLUMN sponsor_day INTEGER;
ALTER TABLE delivery ADD COLUMN sponsor_id BIGINT;
