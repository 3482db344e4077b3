"""The desk's figures, and how long content is kept."""

from django.urls import path

from reporting.figures.views import dashboard
from reporting.views.desk import retention

urlpatterns = [
    path("shifra/", dashboard.dashboard, name="figures"),
    path("ruajtja/", retention.retention, name="retention"),
    path("ruajtja/<uuid:pk>/", retention.hold, name="hold"),
]
