"""Writing, sending and following notices."""
