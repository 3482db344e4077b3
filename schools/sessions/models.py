"""Sessions and their topics."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.i18n.names import in_language
from core.states import WrongStep
from schools.clashes.booking import Booking
from schools.coordinators.rules import is_coordinator
from schools.facilitators.rules import is_facilitator
from schools.sessions.states import TAKES_TIME, State, may_follow


class SessionTopic(models.Model):
    """What a session is about."""

    slug = models.SlugField(unique=True)
    name_sq = models.CharField(_("name in Albanian"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)

    class Meta:
        ordering = ["name_sq"]
        verbose_name = _("topic of sessions")
        verbose_name_plural = _("topics of sessions")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return in_language(self, "name")


class SessionQuerySet(models.QuerySet["Session"]):
    def in_region(self, region_id: int | None) -> Self:
        return self.filter(school__municipality__region_id=region_id)

    def visible_to(self, user: User) -> Self:
        """A coordinator sees the own region, a facilitator the own sessions in it, everybody else none."""
        if is_coordinator(user):
            return self.in_region(user.region_id)
        if is_facilitator(user):
            return self.in_region(user.region_id).filter(facilitators__user=user)
        return self.none()

    def planned(self) -> Self:
        return self.filter(status=State.PLANNED)

    def upcoming(self, now: datetime) -> Self:
        """Planned and not over yet."""
        return self.planned().filter(end__gt=now)

    def unconfirmed(self, now: datetime) -> Self:
        """Planned, over, and nobody has said whether it was held."""
        return self.planned().filter(end__lte=now)

    def taking_time(self) -> Self:
        return self.filter(status__in=TAKES_TIME)

    def between(self, start: datetime, end: datetime) -> Self:
        """Those that share a moment with start–end; touching is not sharing."""
        return self.filter(start__lt=end, end__gt=start)

    def with_names(self) -> Self:
        """Everything that a list or a sentence about a session shows, in two queries."""
        return self.select_related("school__municipality", "topic").prefetch_related("facilitators")


class Session(models.Model):
    """One meeting of facilitators with one class."""

    school = models.ForeignKey("schools.School", models.PROTECT, related_name="sessions", verbose_name=_("school"))
    class_label = models.CharField(_("class"), max_length=12)
    topic = models.ForeignKey("schools.SessionTopic", models.PROTECT, related_name="sessions", verbose_name=_("topic"))
    facilitators = models.ManyToManyField(
        "schools.Facilitator", related_name="sessions", verbose_name=_("facilitators")
    )
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    status = models.CharField(_("state"), max_length=12, choices=State, default=State.PLANNED)
    note = models.TextField(_("note"), max_length=500, blank=True)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=250, blank=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("planned by")
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="session_ends_after_start")
        ]
        indexes = [
            models.Index(fields=["status", "start"], name="session_status_start"),
            models.Index(fields=["school", "start"], name="session_school_start"),
            models.Index(fields=["start"], name="session_start"),
            models.Index(fields=["end"], name="session_end"),
        ]

    def __str__(self) -> str:
        return f"{self.school}, {self.class_label}"

    @property
    def day(self) -> date:
        """The day in Albania."""
        return timezone.localtime(self.start).date()

    def booking(self) -> Booking:
        """What the session takes of people's time; no query where `with_names` fetched it."""
        return Booking(
            self.start,
            self.end,
            self.school,
            self.class_label,
            tuple(self.facilitators.all()),
            self.school.municipality,
        )

    def move_to(self, state: State) -> None:
        """Take a step. Raises WrongStep unless the table of states allows it."""
        if not may_follow(self.status, state):
            raise WrongStep(f"{self.status} → {state}")
        self.status = state
        self.save(update_fields=["status"])
