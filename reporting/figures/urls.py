"""The desk's figures."""

from django.urls import path

from reporting.figures.views import dashboard

urlpatterns = [path("", dashboard.dashboard, name="figures")]
