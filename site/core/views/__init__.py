"""Pages that belong to no app: errors, health, offline, what crawlers read."""
