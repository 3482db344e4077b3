"""One API, on Django REST framework: Wagtail's v2 for content, and the endpoints of our apps."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from core.api import HelplineList
from schools.api import PlannedSessionList

router = WagtailAPIRouter("wagtailapi")


class Pages(PagesAPIViewSet):
    access = "public"


class Images(ImagesAPIViewSet):
    access = "public"


class Documents(DocumentsAPIViewSet):
    access = "public"


class Schema(SpectacularAPIView):
    access = "public"


router.register_endpoint("pages", Pages)
router.register_endpoint("images", Images)
router.register_endpoint("documents", Documents)

urlpatterns = [
    path("schema/", Schema.as_view(), name="api-schema"),
    path("v1/helplines/", HelplineList.as_view(), name="api-helplines"),
    path("v1/sessions/", PlannedSessionList.as_view(), name="api-sessions"),
]
