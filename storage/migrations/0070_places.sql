-- for both

-- How a subscriber's cards look: 'summary', 'full' text, or 'public' where many read them. A copy's language tells
-- its whole edition, such as th or th/full, and so does that of a push's body.
ALTER TABLE subscriber ADD COLUMN layout TEXT NOT NULL DEFAULT 'summary';

-- A group or channel: its name, who connected it, and in a forum the thread that news goes to.
ALTER TABLE subscriber ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE subscriber ADD COLUMN connected_by BIGINT;
ALTER TABLE subscriber ADD COLUMN thread_id BIGINT;
CREATE INDEX subscriber_connected ON subscriber (connected_by, id) WHERE connected_by IS NOT NULL;
