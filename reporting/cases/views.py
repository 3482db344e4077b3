"""Views of whoever has a report, in the clear: what they share before they can begin."""

from functools import wraps

from django.views.decorators.http import require_http_methods

from core.access import refused
from reporting.cases import opening, rules
from reporting.desk.views.report import get_report, open_or_explain
from reporting.vault.views.access import desk
from reporting.vault.views.lock import unlock_in_passing


def opened_for_handler(*methods: str):
    """`view(request, opened)` out of a report's id. A form that meets a locked key is sent on once it is unlocked."""

    def make(view):
        @desk
        @require_http_methods(methods)
        @wraps(view)
        def unlocked(request, pk):
            passing, carrier = unlock_in_passing(request)
            found = get_report(request.user, pk)
            if not rules.can_handle(request.user, found):
                return refused(request)
            opened = open_or_explain(request, found, form=passing, carry=request.method == "POST")
            response = view(request, opened) if isinstance(opened, opening.Opened) else opened
            response.cookies.update(carrier.cookies)
            return response

        return unlocked

    return make
