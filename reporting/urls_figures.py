"""The desk's figures, and how long content is kept."""

from django.urls import path

from reporting.views.desk import figures, retention

urlpatterns = [
    path("shifra/", figures.dashboard, name="figures"),
    path("ruajtja/", retention.retention, name="retention"),
    path("ruajtja/<uuid:pk>/", retention.hold, name="hold"),
]
