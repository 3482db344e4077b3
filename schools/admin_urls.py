"""Addresses of the coordinators' pages, below /admin/seancat/."""

from django.urls import include, path

from schools.views import sessions

app_name = "schools_admin"
urlpatterns = [
    path("", sessions.index, name="sessions"),
    path("plan/", sessions.plan, name="plan"),
    path("<int:pk>/", sessions.session, name="session"),
    path("<int:pk>/change/", sessions.change, name="change"),
    path("<int:pk>/cancel/", sessions.cancel, name="cancel"),
    path("<int:pk>/held/", sessions.held, name="held"),
    path("schools/", include("schools.registry.urls")),
    path("facilitators/", include("schools.facilitators.urls")),
]
