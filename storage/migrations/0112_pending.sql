-- for postgres

-- Each search goes through what waits to be put into the index, and where that is much, the planner reads all rows.
ALTER INDEX document_terms_match SET (gin_pending_list_limit = 256);
ALTER FUNCTION indexed_terms (TSVECTOR) COST 200;
