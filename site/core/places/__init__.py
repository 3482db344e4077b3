"""The regions and municipalities of the country."""
