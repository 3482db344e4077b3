"""Addresses of the coordinators' pages of sessions."""

from django.urls import path

from schools.sessions import views

urlpatterns = [
    path("", views.index, name="sessions"),
    path("plan/", views.plan, name="plan"),
    path("<int:pk>/", views.session, name="session"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
    path("<int:pk>/held/", views.held, name="held"),
]
