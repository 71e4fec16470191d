"""What a bot's process does, in three parts that may share one process or have several each.

A role is a coroutine that works until it is asked to stop, and has cleaned up when it returns. Roles meet in
the database only; the event that wakes the sender is a courtesy between those in one process.
"""
