"""The newsroom's desk: writing, deciding, publishing, and taking back. For those with the right to post."""
