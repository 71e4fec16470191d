-- for both

-- Articles to be placed: new ones, and edited ones for their relations' sake.
ALTER TABLE article ADD COLUMN stale INTEGER NOT NULL DEFAULT 1;
UPDATE article SET stale = 0 WHERE story_id IS NOT NULL;
DROP INDEX article_unplaced;
CREATE INDEX article_stale ON article (id) WHERE stale = 1;
