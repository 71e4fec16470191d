-- A newsroom after some years, for plans to be made over. Written like a migration.

-- for both

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
INSERT INTO source (url, next_at) SELECT 'https://news.example/' || i, 1000 + i FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO article (source_id, key, key_digest, url, url_digest, title, body, summary, category, tags, author,
                     image, language, published, first_seen, fingerprint, push_at)
SELECT 1 + i % 2, 'key' || i, 'key' || i, 'url' || i, 'url' || i, 'title', 'body', '', '', '[]', '', '', 'th',
       1000 + i, 1000, '', CASE WHEN i > 4900 THEN 1000 + i END
FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
INSERT INTO subscriber (chat_id, language, timezone, since) SELECT i, 'th', 'UTC', 5 FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
INSERT INTO push (article_id, revision, made_at, state, reached)
SELECT i, 1, 10, CASE WHEN i = 1990 THEN 'filling' ELSE 'complete' END, 3000 FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
INSERT INTO delivery (push_id, chat_id, language, silent, due_at, state, lease_until, token)
SELECT 1 + i % 9, i, 'th', 0, 10 + i,
       CASE WHEN i > 18000 THEN 'waiting' WHEN i > 17000 THEN 'claimed' ELSE 'sent' END, 10 + i, 'token'
FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
INSERT INTO hold (chat_id, held_until) SELECT i * 7, 99 FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
INSERT INTO schedule (timezone, rules, cap, breaking, turn_at) 
SELECT 'UTC', '{"mode":"now","times":[],"weekdays":[],"quiet":null,"breaking":false,"cap":' || i || '}', 5, 0, 1000 + i
FROM n;

UPDATE subscriber SET schedule_id = 1 + id % 1000;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
INSERT INTO delivery (push_id, chat_id, language, silent, due_at, state)
SELECT 11 + i % 3, 1 + i / 3, 'th', 0, 10 + i, 'kept' FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
INSERT INTO topic (kind, key, name) SELECT 'subject', 'topic' || i, 'Topic' FROM n;

UPDATE article SET topic_id = 1 + id % 50;

UPDATE topic SET chosen = 1;

INSERT INTO topic_choice (subscriber_id, topic_id, wanted)
SELECT subscriber.id, topic.id, 0 FROM subscriber, topic WHERE topic.id % 10 = subscriber.id % 10;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO document (id, article_id) SELECT i, i FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO delivery (push_id, chat_id, language, silent, due_at, state, rank, message_id)
SELECT 21 + i % 9, i, 'th', 0, 10 + i, CASE WHEN i > 4500 THEN 'stale' ELSE 'sent' END, i % 3, i FROM n;

UPDATE delivery SET rank = chat_id % 3 WHERE state = 'waiting';

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
INSERT INTO digest_article (push_id, article_id) SELECT 1 + i / 3, 1 + i * 7 % 5000 FROM n WHERE i < 5990;

UPDATE push SET amend_at = 10 + id WHERE id % 40 = 0;

UPDATE push SET swept_to = 5, version = 2 WHERE id % 100 = 0;

-- for sqlite

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO document_terms (rowid, terms) SELECT i, 'a' || i || ' ffff' FROM n;

ANALYZE;

-- for postgres

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO document_terms (document_id, terms)
SELECT i, CAST(
    'a' || i || (SELECT string_agg(' b' || i * 500 + j, '') FROM generate_series(1, 100) AS j) || ' ffff' AS TSVECTOR
)
FROM n;

ANALYZE source, article, subscriber, push, delivery, hold, schedule, topic, topic_choice, document, document_terms,
    digest_article;
