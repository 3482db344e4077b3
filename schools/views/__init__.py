"""Views of sessions, schools and facilitators."""
