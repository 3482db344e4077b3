"""Pages of the desk on which cases are handed over."""
