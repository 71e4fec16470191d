-- for both

-- That somebody has said once whether they want it. Of most topics nobody has, and then nobody need be asked.
ALTER TABLE topic ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;
UPDATE topic SET chosen = 1 WHERE id IN (SELECT topic_id FROM topic_choice);
