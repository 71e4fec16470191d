"""The playground's chat page: people on the left, their chat with the bot, the tools beside it."""

from playground.page.routes import page_routes

__all__ = ["page_routes"]
