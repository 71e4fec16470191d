-- for both

-- Updates that Telegram believes to be handled, and that wait for their turn here.
CREATE TABLE aside (
    update_id BIGINT PRIMARY KEY,
    content TEXT NOT NULL,
    at BIGINT NOT NULL
);
