-- for sqlite

-- What the index is made of is merged while the bot has time: two pieces of a kind are enough.
INSERT INTO document_terms (document_terms, rank) VALUES ('usermerge', 2);
