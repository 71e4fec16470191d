-- for postgres

-- A match is looked up in its row, of which there was one a page, for all the terms that were in it. Now these are kept
-- elsewhere. The planner, which takes reading them from there for free, would read them all rather than the index: so
-- what is indexed is what a function makes of them, and that is said to be dear.
CREATE FUNCTION indexed_terms (TSVECTOR) RETURNS TSVECTOR
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS 'BEGIN RETURN $1; END';

-- What is stored already is indexed anew while the bot is running: to copy it could take longer than a statement may.
DROP TABLE document_terms;
DELETE FROM document;
CREATE TABLE document_terms (
    document_id BIGINT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    terms TSVECTOR NOT NULL
);
CREATE INDEX document_terms_match ON document_terms USING gin (indexed_terms(terms));
