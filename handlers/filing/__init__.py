"""Under which topics the categories of sources go, as editors settle it."""
