"""Views of sessions, schools and facilitators."""

from django.urls import reverse


def page(title: str, *parents: tuple[str, str]) -> dict:
    """What the admin's frame needs: the title, and (label, URL name) of the pages above."""
    above = [{"url": reverse(name), "label": label} for label, name in parents]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "date",
        "breadcrumbs_items": [*above, {"url": "", "label": title}],
    }
