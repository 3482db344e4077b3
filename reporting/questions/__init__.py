"""What a rubric asks: questions as versioned data, their editor, and how answers are shown (docs/forms.md)."""
