"""Addresses of the coordinators' pages, below /admin/seancat/."""

from django.urls import path

from schools.views import people, places, sessions

app_name = "schools_admin"
urlpatterns = [
    path("", sessions.index, name="sessions"),
    path("plan/", sessions.plan, name="plan"),
    path("<int:pk>/", sessions.session, name="session"),
    path("<int:pk>/change/", sessions.change, name="change"),
    path("<int:pk>/cancel/", sessions.cancel, name="cancel"),
    path("<int:pk>/held/", sessions.held, name="held"),
    path("schools/", places.index, name="schools"),
    path("schools/add/", places.add, name="add_school"),
    path("schools/<int:pk>/", places.change, name="change_school"),
    path("facilitators/", people.index, name="facilitators"),
    path("facilitators/add/", people.add, name="add_facilitator"),
    path("facilitators/<int:pk>/", people.change, name="change_facilitator"),
]
