"""The forms of the desk, as a browser sends them back."""

import html
import re


def fields(response) -> dict:
    """What a browser would send back: every field of the form as it stands."""
    page, found = response.content.decode(), {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = (re.search(rf'{attribute}="([^"]*)"', tag) for attribute in ("name", "value"))
        if name and name[1] != "csrfmiddlewaretoken" and ("checkbox" not in tag or "checked" in tag):
            found.setdefault(name[1], []).append(html.unescape(value[1]) if value else "")
    for name, text in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL):
        found[name] = [html.unescape(text)]
    return found
