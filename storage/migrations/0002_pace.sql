-- for both

-- One row: how fast Telegram lets us send, as its refusals have taught.
CREATE TABLE pace (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rate DOUBLE PRECISION NOT NULL
);
