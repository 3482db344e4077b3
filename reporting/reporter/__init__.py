"""Coming back with the code: how far it is, what the analyst wrote, a box to answer."""
