import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from core.access import public
from core.content.media import CustomImage


def is_closed(file: str) -> bool:
    """True for the original of a picture in a collection that is not for everybody, or of none that we know."""
    image = CustomImage.objects.filter(file=file).select_related("collection").first()
    return image is None or image.collection.get_view_restrictions().exists()


@public
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Pictures that editors uploaded. In production nginx answers for all but originals before Django sees it."""
    folder, _, name = posixpath.normpath(f"/{path}").lstrip("/").partition("/")
    if folder == "documents" or (folder == "original_images" and is_closed(f"{folder}/{name}")):
        raise Http404  # documents have their own view, which knows who may read them
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
