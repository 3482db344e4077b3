"""Pages that belong to no room: errors, health, robots and sitemap, the page for when there is no network."""
