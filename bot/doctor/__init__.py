"""`khao doctor`: what keeps the bot from working well, and how it is mended."""
