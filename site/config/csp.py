"""The content security policy: strict everywhere, and as strict as Wagtail's own editor allows inside the admin."""

from typing import Any

from csp.constants import NONE, SELF
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PUBLIC = {
    "default-src": [SELF],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
}
# Wagtail's editor styles elements and embeds small scripts inline; nothing from another host is allowed there either.
ADMIN = PUBLIC | {
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "connect-src": [SELF],
}


class ContentSecurityPolicy(CSPMiddleware):
    """Sends PUBLIC for readers and ADMIN below /admin/."""

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        if request.path.startswith("/admin/"):
            response._csp_replace = ADMIN
        return super().process_response(request, response)
