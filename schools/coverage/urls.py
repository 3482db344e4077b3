"""Addresses of the public map and of each region."""

from django.urls import path

from schools.coverage import views

urlpatterns = [
    path("", views.map_of_regions, name="map"),
    path("<slug:slug>/", views.region, name="region"),
]
