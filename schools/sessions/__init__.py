"""Sessions: one meeting of facilitators with one class, planned, changed, cancelled or held."""
