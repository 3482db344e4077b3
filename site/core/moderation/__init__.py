"""Moderation: a page that somebody submits waits for others, who let it be published or send it back."""
