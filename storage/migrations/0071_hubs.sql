-- for both

-- What was agreed with hubs that tell at once when a source has news (WebSub). called is what the source is called
-- at its hub. One that is wanted is asked for, and asked for anew before it ends at held_until; one that isn't is
-- given back. place stands for the address that the hub knows us by. tries count up until the hub asks back.
CREATE TABLE lease (
    lease_id {identity},
    source_id BIGINT NOT NULL REFERENCES source (id),
    hub TEXT NOT NULL,
    called TEXT NOT NULL,
    wanted INTEGER NOT NULL DEFAULT 1,
    ask_at BIGINT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    held_until BIGINT,
    tries INTEGER NOT NULL DEFAULT 0,
    trouble TEXT NOT NULL DEFAULT '',
    UNIQUE (source_id, hub, called)
);
CREATE INDEX lease_due ON lease (ask_at);
