"""The desk's figures, and how long content is kept."""

from django.urls import path

from reporting.figures.views import dashboard
from reporting.retention import views

urlpatterns = [
    path("shifra/", dashboard.dashboard, name="figures"),
    path("ruajtja/", views.retention, name="retention"),
    path("ruajtja/<uuid:pk>/", views.hold, name="hold"),
]
