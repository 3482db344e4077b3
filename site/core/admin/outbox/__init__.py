"""What could not be delivered: a page on which administrators try it again or dismiss it (ADR 0023)."""
