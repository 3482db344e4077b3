"""One API, on Django REST framework: Wagtail's v2 for content, and the endpoints of our apps."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from wagtail.api.v2.router import WagtailAPIRouter

from core.api import HelplineList
from core.content.api import Documents, Images, Pages
from reporting.intake.api.files import ReportsWithFiles
from reporting.intake.api.reports import Reports

router = WagtailAPIRouter("wagtailapi")


class Schema(SpectacularAPIView):
    access = "public"


router.register_endpoint("pages", Pages)
router.register_endpoint("images", Images)
router.register_endpoint("documents", Documents)

urlpatterns = [
    path("schema/", Schema.as_view(), name="api-schema"),
    path("v1/helplines/", HelplineList.as_view(), name="api-helplines"),
    path("raporto/", Reports.as_view(), name="api-raporto"),
    path("raporto/skedare/", ReportsWithFiles.as_view(), name="api-raporto-files"),
    path("autoriteti/", include("reporting.referrals.urls_api")),
    path("v1/", include("schools.api")),
]
