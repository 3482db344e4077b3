"""The questions of a rubric as plain data: what they are, what is wrong with them, which are asked when. No models."""
