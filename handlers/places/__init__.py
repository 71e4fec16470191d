"""Groups and channels: how an admin connects one, and settles what comes there."""
