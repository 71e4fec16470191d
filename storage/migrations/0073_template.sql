-- for both

-- How cards of a source's stories look: a JSON object of what differs from the usual, or empty.
ALTER TABLE source ADD COLUMN template TEXT NOT NULL DEFAULT '';
