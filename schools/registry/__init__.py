"""The register of schools: where each is, and how its classes are written."""
