"""People as administrators keep them: an account, its roles and its region; an invitation instead of a password."""
