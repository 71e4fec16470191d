"""/sponsors: paid lines below stories, as editors settle them and as readers see them."""
