"""Addresses: what everybody may see, and the coordinators' pages below /admin/seancat/."""

from django.urls import include, path

app_name = "schools"
urlpatterns = [path("", include("schools.coverage.urls"))]

coordinators = (
    [
        path("", include("schools.sessions.urls")),
        path("schools/", include("schools.registry.urls")),
        path("facilitators/", include("schools.facilitators.urls")),
    ],
    "schools_admin",
)
