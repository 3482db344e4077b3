"""What stands behind the program and before it: a cache on Redis, a broker on files, a time for a request's body."""
