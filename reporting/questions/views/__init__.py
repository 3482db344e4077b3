"""The pages on which supervisors keep the questions."""
