-- for both

-- An article that two sources tell has the same address in both; imports look for it across all of them.
CREATE INDEX article_by_address ON article (url_digest);

-- Updates that came by the webhook, so that one that is sent again is not handled again. Telegram keeps an update
-- for a day; older rows are dropped.
CREATE TABLE handled_update (
    update_id BIGINT PRIMARY KEY,
    handled_at BIGINT NOT NULL
);
CREATE INDEX handled_update_age ON handled_update (handled_at);

-- What an operator was told of, so that the same is told at most once an hour, by however many processes.
CREATE TABLE alarm (
    key TEXT PRIMARY KEY,
    told_at BIGINT NOT NULL
);
