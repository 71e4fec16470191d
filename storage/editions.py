from typing import Final

EDITION: Final = "language || CASE layout WHEN 'summary' THEN '' ELSE '/' || layout END"
"""That a subscriber gets."""
