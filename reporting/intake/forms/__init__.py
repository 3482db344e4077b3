"""One question a page, and everything on one page."""
