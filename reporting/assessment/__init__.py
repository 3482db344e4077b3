"""What analysts find: taxonomies, verdicts, second review, verdicts on the same links before, agreement."""
