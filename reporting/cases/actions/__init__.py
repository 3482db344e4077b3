"""What the desk does with a report. Each step asks the table of states, and writes its own audit entry."""
