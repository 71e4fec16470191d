-- for both

-- When a reader last wrote or pressed something, to the hour; NULL where that was before this was kept.
ALTER TABLE subscriber ADD COLUMN seen_at BIGINT;
