"""The fields of a form in an answer."""

from tests import html


def fields(response) -> dict:
    """What a browser would send back: every field of the form as it stands."""
    found: dict[str, list[str]] = {}
    for field in html.page(response).select("main :is(input, textarea)[name]"):
        if field["name"] == "csrfmiddlewaretoken" or field.get("type") == "checkbox" and not field.has_attr("checked"):
            continue
        typed = field.get_text().removeprefix("\n") if field.name == "textarea" else field.get("value", "")
        found.setdefault(field["name"], []).append(typed)
    return found
