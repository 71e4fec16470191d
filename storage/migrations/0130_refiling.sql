-- for both

-- Categories whose older stories are being filed under their topic as well, newest first: all from reached on are done.
CREATE TABLE refiling (
    category_id BIGINT PRIMARY KEY REFERENCES category (id),
    reached BIGINT NOT NULL,
    moved INTEGER NOT NULL DEFAULT 0,
    asked_at BIGINT NOT NULL,
    done_at BIGINT
);
