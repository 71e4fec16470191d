"""Pure functions of what is known and `now`. They never call a use case, and perform nothing."""
