"""What every app may use: pages, audit trail, outbox, page cache, places, search, access marks."""
