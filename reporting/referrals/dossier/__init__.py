"""A dossier for an authority: what is in it, as JSON and as PDF, and the manifest that tells a changed byte."""
