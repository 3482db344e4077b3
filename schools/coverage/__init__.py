"""Coverage: which regions and municipalities sessions reach, on the public map, as a tile and through the API."""
