"""Pages of whoever reports, and of the operator who enters a call."""
