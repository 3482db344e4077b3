"""Addresses: what everybody may see, and the coordinators' pages below /admin/seancat/."""

from django.urls import include, path

from schools.views import public

app_name = "schools"
urlpatterns = [
    path("", public.map_of_regions, name="map"),
    path("<slug:slug>/", public.region, name="region"),
]

coordinators = (
    [
        path("", include("schools.sessions.urls")),
        path("schools/", include("schools.registry.urls")),
        path("facilitators/", include("schools.facilitators.urls")),
    ],
    "schools_admin",
)
