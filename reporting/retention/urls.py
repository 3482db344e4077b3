"""How long content is kept."""

from django.urls import path

from reporting.retention import views

urlpatterns = [
    path("", views.retention, name="retention"),
    path("<uuid:pk>/", views.hold, name="hold"),
]
