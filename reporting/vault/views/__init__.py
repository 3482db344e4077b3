"""Pages of keys, and the page on which a key is unlocked."""
