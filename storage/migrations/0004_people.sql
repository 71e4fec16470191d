-- for both

-- Who works in the newsroom. Owners are settled by the operator's ADMINS and stand in no row.
CREATE TABLE member (
    user_id BIGINT PRIMARY KEY,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    since BIGINT NOT NULL,
    added_by BIGINT NOT NULL
);

-- Only ever appended to.
CREATE TABLE audit (
    id {identity},
    at BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    deed TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);

-- What somebody was asked and may answer in free text, until it expires.
CREATE TABLE dialog (
    chat_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    step TEXT NOT NULL,
    about TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, user_id)
);

-- 'feed' is fetched; 'own' holds what came another way, and has a name where a feed has its address.
ALTER TABLE source ADD COLUMN kind TEXT NOT NULL DEFAULT 'feed';
