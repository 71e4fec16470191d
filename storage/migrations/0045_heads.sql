-- for both

-- Phrases are found by how they begin: by their first word, or first two. An article has few such beginnings.
ALTER TABLE phrase ADD COLUMN head TEXT NOT NULL DEFAULT '';
DROP INDEX phrase_by_word;
ALTER TABLE phrase DROP COLUMN key_word;

-- for sqlite

UPDATE phrase SET head = CASE
    WHEN instr(substr(words, instr(words, ' ') + 1), ' ') = 0 OR instr(words, ' ') = 0 THEN words
    ELSE substr(words, 1, instr(words, ' ') + instr(substr(words, instr(words, ' ') + 1), ' ') - 1)
END;

-- for postgres

UPDATE phrase SET head = rtrim(split_part(words, ' ', 1) || ' ' || split_part(words, ' ', 2));

-- for both

CREATE INDEX phrase_by_head ON phrase (head);
