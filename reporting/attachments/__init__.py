"""Files sent with a report: sealed while they stream in, cleaned in a sandbox, shown only when asked for (ADR 0020)."""
