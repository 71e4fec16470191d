"""Pictures of figures: pure, but heavy, so a worker's work.

The fonts beside it are Noto Sans, Latin and Thai in one, under the OFL.
"""
