"""A file without its metadata, by kind."""
