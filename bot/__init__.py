"""The process: settings, the one composition root, the clock's ticks, and what talks to the outside.

`application` puts everything together; nothing else here makes what it works with.
"""
