"""Links as the desk works with them: found in a text, brought into one form, marked, traced and looked at again."""
