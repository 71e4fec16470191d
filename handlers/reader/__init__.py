"""What a reader settles and keeps for themselves."""
