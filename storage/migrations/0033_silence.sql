-- for both

-- A silent push makes no sound for anybody, also those of its copies that leave after an edit.
ALTER TABLE push ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
