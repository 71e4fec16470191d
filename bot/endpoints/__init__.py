"""What answers at LISTEN: whether we are well, our figures, Telegram's webhook, hooks that trigger a look."""
