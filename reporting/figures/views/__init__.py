"""The public page of figures, open data, and the desk's dashboard."""
