"""What readers say below an article: the thread, one comment, and the few steps of writing."""
