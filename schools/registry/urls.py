"""Addresses of the coordinators' pages of schools."""

from django.urls import path

from schools.registry import views

urlpatterns = [
    path("", views.index, name="schools"),
    path("add/", views.add, name="add_school"),
    path("<int:pk>/", views.change, name="change_school"),
]
