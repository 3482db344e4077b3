"""Wagtail's choosers of snippets, closed to whoever may not see the snippets themselves.

Wagtail asks nothing more than access to the admin: an officer read the directory of recipients there. What is asked
here of every chooser, today's and tomorrow's, is a permission on its model.
"""

from django.http import HttpRequest, HttpResponse
from wagtail.snippets.models import get_snippet_models

from core.access import refused

READING = {"add", "change", "view"}  # who may write such rows sees them as well


def refuse(request: HttpRequest) -> HttpResponse | None:
    """403 for a chooser of rows that this person may not see; None for every other request."""
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return None
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        if viewset.get_chooser_admin_url_namespace() in match.namespaces:
            may = viewset.permission_policy.user_has_any_permission(request.user, READING)
            return None if may else refused(request)
    return None
