"""Pages of the desk on which notices are written and read."""
