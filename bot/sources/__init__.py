"""The world's news as it comes in: fetched with care, understood, and cleaned of all markup.

What understands it (`parse`, `page` and all below them) runs in a worker, which loads nothing of what fetches.
"""
