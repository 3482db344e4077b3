"""People: their roles as data, and signing in with two factors."""
