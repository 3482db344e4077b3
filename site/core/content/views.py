from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from core.access import public


@public
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Pictures that editors uploaded. In production nginx answers these addresses before Django sees them."""
    if path.startswith("documents/"):  # documents have their own view, which knows who may read them
        return serve(request, "", document_root="/nonexistent")
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
