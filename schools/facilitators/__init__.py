"""Facilitators: the young people and teachers of the networks who lead sessions."""
