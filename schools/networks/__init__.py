"""Youth networks: one in each region, whose facilitators lead the sessions."""
