"""Who works in the newsroom, how they come and go, and what everybody did. For those with the right to it."""
