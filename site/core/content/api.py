"""Wagtail's API v2 as we open it: JSON only, wrong questions get a 400, and a list asks as often as its first row."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import FieldError, ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.db.models import QuerySet
from drf_spectacular.drainage import isolate_view_method
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.fields import Field
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.serializers import DocumentSerializer
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.images.api.v2.views import ImagesAPIViewSet

NOT_UNDERSTOOD = (ValueError, OverflowError, ValidationError, FieldError, ObjectDoesNotExist, DataError)
FARTHEST = 100_000
Endpoints = TypeVar("Endpoints", bound=type)


def asks(**texts: str) -> list[OpenApiParameter]:
    return [OpenApiParameter(name, str, description=text) for name, text in texts.items()]


LIST = asks(
    limit="How many, at most 50.",
    offset="How many to leave out.",
    order="A field to sort by; with a minus in front, backwards.",
    fields="Names of fields, parted by commas; * for all.",
)
PAGE_LIST = LIST + asks(
    type="Kind of page, for example pages.GuidePage.",
    locale="Language: sq or en.",
    child_of="Number of the page above.",
    descendant_of="Number of a page above, at any distance.",
    translation_of="Number of the page in another language.",
)


def described(name: str, listing: list[OpenApiParameter]) -> Callable[[Endpoints], Endpoints]:
    """Tells the OpenAPI schema what cannot be read from Wagtail's views: their answers depend on what is asked."""
    one = [OpenApiParameter("id", int, OpenApiParameter.PATH)]
    told = {
        "listing_view": extend_schema(operation_id=f"{name}_list", parameters=listing, responses=OpenApiTypes.OBJECT),
        "detail_view": extend_schema(operation_id=name, parameters=one + LIST[3:], responses=OpenApiTypes.OBJECT),
        "find_view": extend_schema(operation_id=f"{name}_find", parameters=asks(id="Number."), responses={302: None}),
    }

    def mark(view: Endpoints) -> Endpoints:
        for method, tell in told.items():
            tell(isolate_view_method(view, method))
        return view

    return mark


def public_alone(endpoints: list[tuple]) -> list[tuple]:
    """The schema lists what is open to everybody, not the API that Wagtail's admin has for itself."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/")]


class Fifty(WagtailPagination):
    """At most fifty rows at once (the setting), and no offset that no list of ours reaches."""

    def paginate_queryset(self, queryset: QuerySet, request: Any, view: object | None = None) -> Any:
        offset = request.GET.get("offset", "0")
        if len(offset) > len(str(FARTHEST)):
            raise BadRequestError("offset is too large")
        return super().paginate_queryset(queryset, request, view)


class Public:
    """What our three lists share."""

    access = "public"
    renderer_classes = [JSONRenderer]
    pagination_class = Fifty

    def handle_exception(self, exc: Exception) -> Response:
        """A value that no filter can use is the asker's mistake; Wagtail lets some of them become a 500."""
        if isinstance(exc, NOT_UNDERSTOOD):
            return Response({"message": "a value in the query cannot be read"}, status=status.HTTP_400_BAD_REQUEST)
        return super().handle_exception(exc)  # type: ignore[misc]  # of the viewset that stands behind this class


class Names(Field):
    """Names of tags that were fetched with the list; Wagtail's own field asks again for every row."""

    def to_representation(self, value: Any) -> list[str]:
        return sorted(tag.name for tag in value.all())


class TaggedImage(ImageSerializer):
    tags = Names(read_only=True)


class TaggedDocument(DocumentSerializer):
    tags = Names(read_only=True)


@described("pages", PAGE_LIST)
class Pages(Public, PagesAPIViewSet):
    """Live pages that nobody guards. An alias never names the page it stands for: that one may be guarded."""

    meta_fields = [name for name in PagesAPIViewSet.meta_fields if name != "alias_of"]

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("locale")


@described("images", LIST)
class Images(Public, ImagesAPIViewSet):
    base_serializer_class = TaggedImage

    def get_queryset(self) -> Any:
        return super().get_queryset().prefetch_related("tags")


@described("documents", LIST)
class Documents(Public, DocumentsAPIViewSet):
    base_serializer_class = TaggedDocument

    def get_queryset(self) -> Any:
        return super().get_queryset().prefetch_related("tags")
