-- for both

-- Which articles have been discussed lately, and by how many.
CREATE INDEX comment_lately ON comment (at, article_id, user_id) WHERE state = 'shown';
