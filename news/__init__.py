"""The newsroom itself: its types, its rules and its use cases.

Nothing here knows of Telegram, SQL or HTTP. Types lie at this level; `rules` are pure functions of what
is known and `now`; `actions` are use cases, one verb a file: they ask the rules, then tell the ports.
"""
