"""/feeds: the sources as editors see and settle them."""
