"""Addresses of the coordinators' pages of facilitators."""

from django.urls import path

from schools.facilitators import views

urlpatterns = [
    path("", views.index, name="facilitators"),
    path("add/", views.add, name="add_facilitator"),
    path("<int:pk>/", views.change, name="change_facilitator"),
]
