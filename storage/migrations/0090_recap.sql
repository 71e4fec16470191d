-- for both

-- When a subscriber gets the week's most read next; NULL for whoever hasn't asked for it.
ALTER TABLE subscriber ADD COLUMN recap_at BIGINT;
CREATE INDEX subscriber_recap ON subscriber (recap_at) WHERE recap_at IS NOT NULL;
