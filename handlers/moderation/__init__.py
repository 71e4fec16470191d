"""What moderators see and settle: comments that wait, bans, words, and whether an article may be discussed."""
