-- for both

-- A channel's post as it came by itself into the group where it is discussed: what is said below it is said of the post.
CREATE TABLE discussed (
    group_id BIGINT NOT NULL,
    forward_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    post_id BIGINT NOT NULL,
    PRIMARY KEY (group_id, forward_id)
) {without_rowid};
