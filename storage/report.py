"""What happened over a stretch of time: counted by hours, of which a reader's days are made."""

from typing import Final

HOUR: Final = 3600
DAY: Final = 86_400
# :from_hour and :until_hour are hours, :since and :until seconds.
COUNTS: Final = """
    SELECT name, hour, times FROM figure WHERE hour >= :from_hour AND hour <= :until_hour
    UNION ALL
    SELECT 'joined', since / 3600, count(*) FROM subscriber
    WHERE since >= :since AND since < :until AND (active = 1 OR left_at IS NOT NULL)
    GROUP BY since / 3600
    UNION ALL
    SELECT 'left', left_at / 3600, count(*) FROM subscriber
    WHERE active = 0 AND left_at >= :since AND left_at < :until
    GROUP BY left_at / 3600
    UNION ALL
    SELECT 'saved', at / 3600, count(*) FROM saved WHERE at >= :since AND at < :until GROUP BY at / 3600
    UNION ALL
    SELECT 'comment', at / 3600, count(*) FROM comment
    WHERE at >= :since AND at < :until AND state <> 'rejected'
    GROUP BY at / 3600
"""
STORIES: Final = """
    SELECT article.title AS name, sum(times) AS times FROM tally JOIN article ON article.id = tally.article_id
    WHERE day >= :from_day GROUP BY article.id, article.title
    ORDER BY sum(times) DESC, article.id DESC LIMIT :most
"""
TOPICS: Final = """
    SELECT topic.name AS name, sum(times) AS times FROM tally
    JOIN article ON article.id = tally.article_id JOIN topic ON topic.id = article.topic_id
    WHERE day >= :from_day GROUP BY topic.id, topic.name ORDER BY sum(times) DESC, topic.id LIMIT :most
"""
MISSED: Final = """
    SELECT words AS name, sum(times) AS times FROM missed_search
    WHERE day >= :from_day GROUP BY words ORDER BY sum(times) DESC, words LIMIT :most
"""
SUBSCRIBERS: Final = "SELECT count(*) AS total FROM subscriber WHERE active = 1"

ADD: Final = """
    INSERT INTO figure (hour, name, times) VALUES (:hour, :name, :times)
    ON CONFLICT (hour, name) DO UPDATE SET times = figure.times + excluded.times
"""
MISS: Final = """
    INSERT INTO missed_search (day, words) VALUES (:day, :words)
    ON CONFLICT (day, words) DO UPDATE SET times = missed_search.times + 1
"""

PUSHES: Final = """
    SELECT push.id, article.title, push.made_at,
           (SELECT coalesce(sum(times), 0) FROM tally WHERE tally.article_id = article.id) AS taps
    FROM push JOIN article ON article.id = push.article_id
    ORDER BY push.id DESC LIMIT :size OFFSET :offset
"""
PUSHES_TOTAL: Final = "SELECT count(*) AS total FROM push WHERE article_id IS NOT NULL"
# A push's copies lie together, so this reads them alone, and for each its reader's row.
COPIES: Final = f"""
    SELECT count(CASE WHEN state IN ('sent', 'stale', 'deleted') THEN 1 END) AS sent,
           count(CASE WHEN state IN ('waiting', 'kept', 'claimed') THEN 1 END) AS waiting,
           count(CASE WHEN state IN ('dead', 'uncertain') THEN 1 END) AS failed,
           count(CASE WHEN left_at >= sent_at AND left_reason NOT LIKE '/%' THEN 1 END) AS blocked,
           count(
               CASE WHEN left_at >= sent_at AND left_at < sent_at + {DAY} AND left_reason LIKE '/%' THEN 1 END
           ) AS stopped
    FROM delivery LEFT JOIN subscriber ON subscriber.chat_id = delivery.chat_id AND active = 0
    WHERE push_id = :push
"""
