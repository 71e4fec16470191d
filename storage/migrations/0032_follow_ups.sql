-- for both

-- The article that this one goes on from: its copy answers that one's, in each chat that has it.
ALTER TABLE push ADD COLUMN follows BIGINT REFERENCES article (id);
