-- for both

-- What an editor has taken in hand is no longer changed by its feed. A withdrawn article stays, out of sight.
ALTER TABLE article ADD COLUMN in_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN withdrawn_at BIGINT;
CREATE INDEX digest_article_by_article ON digest_article (article_id);

-- copies counts the deliveries made. version counts the bodies, the first of them too; refused is the version that
-- Telegram finds fault with.
ALTER TABLE push ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE push ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE push ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE push ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
-- A digest's readers' zone, in which its dates are told.
ALTER TABLE push ADD COLUMN timezone TEXT NOT NULL DEFAULT '';
-- amend_at: when it is looked at anew, because an article of it was edited, for the time that edits counts; amend_all:
-- whether copies that have arrived follow. followed counts the times they did since followed_from.
ALTER TABLE push ADD COLUMN amend_at BIGINT;
ALTER TABLE push ADD COLUMN amend_all INTEGER NOT NULL DEFAULT 1;
ALTER TABLE push ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE push ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE push ADD COLUMN followed_from BIGINT;
CREATE INDEX push_amend ON push (amend_at, id) WHERE amend_at IS NOT NULL;
-- amended_at: when the present version was made; chats up to swept_to have been told of it, all where it is NULL.
ALTER TABLE push ADD COLUMN amended_at BIGINT;
ALTER TABLE push ADD COLUMN swept_to BIGINT;
CREATE INDEX push_sweep ON push (id) WHERE swept_to IS NOT NULL;

-- Lower ranks go first: 0 breaking, 1 the first copies of a push, 2 the many that follow. version is the one that the
-- copy is to show, and shows when it is 'sent'. A 'stale' copy has arrived and is to be edited or deleted; a 'deleted'
-- one is gone from its chat.
ALTER TABLE delivery ADD COLUMN rank INTEGER NOT NULL DEFAULT 1;
ALTER TABLE delivery ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
DROP INDEX delivery_due;
CREATE INDEX delivery_due ON delivery (rank, due_at, push_id, chat_id) WHERE state = 'waiting';
CREATE INDEX delivery_stale ON delivery (rank, due_at, push_id, chat_id) WHERE state = 'stale';

-- Several senders share the pace: the next free slot and the end of the last lesson, in seconds by the database's clock.
ALTER TABLE pace ADD COLUMN next_at DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE pace ADD COLUMN lesson_until DOUBLE PRECISION NOT NULL DEFAULT 0;

-- What only one process may do at a time.
CREATE TABLE duty (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    held_until BIGINT NOT NULL
);
