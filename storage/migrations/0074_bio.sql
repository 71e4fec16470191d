-- for both

-- What an article tells of its author.
ALTER TABLE article ADD COLUMN bio TEXT NOT NULL DEFAULT '';
