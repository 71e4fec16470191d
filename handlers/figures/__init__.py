"""/stats: how the news went, as a picture, as CSV, and for each push."""
