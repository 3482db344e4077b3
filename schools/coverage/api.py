"""Planned sessions, as data for everybody."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.generics import ListAPIView

from schools.coverage.queries import planned_by_day
from schools.sessions.models import Session


class PlannedSessionsSerializer(serializers.Serializer):
    """How many sessions on one topic are planned in one municipality on one day."""

    region = serializers.CharField(source="school__municipality__region__slug")
    municipality = serializers.CharField(source="school__municipality__slug")
    municipality_name = serializers.CharField(source="school__municipality__name")
    day = serializers.DateField()
    topic = serializers.CharField(source="topic__slug")
    topic_sq = serializers.CharField(source="topic__name_sq")
    topic_en = serializers.CharField(source="topic__name_en")
    count = serializers.IntegerField()


class PlannedSessionList(ListAPIView):
    """Sessions of the coming weeks. Neither school, class, hour nor facilitator is published."""

    access = "public"
    serializer_class = PlannedSessionsSerializer

    def get_queryset(self) -> QuerySet[Session, dict[str, Any]]:
        return planned_by_day(timezone.now())
