"""Telegram updates in, one use case called, an answer out. No SQL, no state, no business rule.

A view is a coroutine that makes a `Screen` for a `Request`; `router` is the one place that performs it. Buttons
carry all they need in their callback data, so they work after a restart and months later.
"""
