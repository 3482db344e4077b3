"""What can be reported: rubrics and their categories, in every language."""
