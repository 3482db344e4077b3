"""Reports as cases: states, clocks, assignment, messages, the queue they wait in, opening them, mail to staff."""
