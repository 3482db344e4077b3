"""Endpoints of all rooms, below /api/v1/."""

from django.urls import path

from schools.coverage.api import PlannedSessionList

urlpatterns = [path("sessions/", PlannedSessionList.as_view(), name="api-sessions")]
