"""Page types of the site and the texts of its demo."""
