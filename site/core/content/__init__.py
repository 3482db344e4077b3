"""What pages of every app are made of: base page, blocks, media, links, navigation, the read-only API."""
