"""Form fields out of questions, and the forms of the editor."""
