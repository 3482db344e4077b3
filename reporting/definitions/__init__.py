"""The questions of a rubric as data: what they are, what is wrong with them, which are asked when. No models here."""
