-- for both

-- The editions whose bodies the present version has changed, as a JSON array: only their copies are told of it.
ALTER TABLE push ADD COLUMN changed TEXT NOT NULL DEFAULT '[]';
