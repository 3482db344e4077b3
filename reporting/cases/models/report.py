"""A report: facts in the clear, words sealed.

Nothing here tells who reported: no address, no browser. Reports are never snippets, pages, Wagtail forms or documents,
and no API lists them (docs/adr/0005).
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reporting.cases.states import State, after
from reporting.enums import AgeBand, Channel, Clock, Door, Outcome, Verdict, YesNo
from reporting.vault.crypto.sealing import SealContext
from reporting.vault.queries import scopes_opened_by

UNDONE = ~Q(state=State.CLOSED)  # as undone() says it: a partial index serves only the very same words
QUEUE = ["-priority", "due_at", "received_on", "id"]
DUE, FOLLOW_UP = ["due_at", "id"], ["follow_up_at", "id"]


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        """Reports that `user` may see on the desk: of rubrics whose key they hold, without those they withdrew from."""
        return self.in_scopes(scopes_opened_by(user)).exclude(recusals__user=user)

    def in_scopes(self, scopes: Iterable[str]) -> Self:
        return self.filter(scope__in=scopes)

    def new(self) -> Self:
        return self.filter(state=State.NEW)

    def in_danger(self) -> Self:
        return self.undone().filter(danger=True)

    def of(self, analyst: User) -> Self:
        return self.undone().filter(analyst=analyst)

    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def for_second_look(self) -> Self:
        return self.filter(state__in=[State.REVIEW, State.DISPUTED])

    def follow_up_due(self, now: dt.datetime) -> Self:
        return self.undone().filter(follow_up_at__lte=now)

    def undone(self) -> Self:
        return self.filter(UNDONE)

    def closed(self) -> Self:
        return self.filter(state=State.CLOSED)

    def overdue(self, now: dt.datetime) -> Self:
        return self.undone().filter(due_at__lt=now)

    def with_row(self) -> Self:
        """With all that a row of the queue shows, in one query."""
        return self.select_related("rubric", "category", "analyst")


def reference_of(pk: uuid.UUID) -> str:
    return str(pk)[:8].upper()


class Report(models.Model):
    """One report, under a random id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.SlugField(_("vault"), editable=False, db_index=False)
    received_on = models.DateField(_("received on"), default=timezone.localdate, editable=False)
    arrived_at = models.DateTimeField(null=True, editable=False)  # full hour; erased with the first look
    language = models.CharField(_("language"), max_length=10, default="sq")
    rubric = models.ForeignKey("reporting.Rubric", models.PROTECT, null=True, verbose_name=_("rubric"))
    category = models.ForeignKey("reporting.Category", models.PROTECT, null=True, verbose_name=_("category"))
    form_version = models.ForeignKey("reporting.FormVersion", models.PROTECT, null=True, related_name="reports")

    # What the reporter chose
    door = models.CharField(_("door"), max_length=10, choices=Door.choices, default=Door.LINK)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    danger = models.BooleanField(_("danger now"), default=False)
    age_band = models.CharField(_("age of the child"), max_length=5, choices=AgeBand.choices, blank=True)
    live_contact = models.CharField(_("in contact now"), max_length=3, choices=YesNo.choices, blank=True)
    still_online = models.CharField(_("still online"), max_length=3, choices=YesNo.choices, blank=True)
    region = models.ForeignKey("core.Region", models.SET_NULL, null=True, related_name="+", verbose_name=_("region"))

    # Where the desk stands
    priority = models.PositiveSmallIntegerField(_("priority"), default=0)
    due_at = models.DateTimeField(_("due"), null=True)
    due_for = models.CharField(_("due for"), max_length=10, choices=Clock.choices, default=Clock.FIRST_LOOK, blank=True)
    escalated_at = models.DateTimeField(null=True)
    follow_up_at = models.DateTimeField(_("follow up"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    analyst = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("analyst")
    )
    unread = models.BooleanField(_("the reporter wrote"), default=False)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    closed_on = models.DateField(_("closed on"), null=True)
    removed_on = models.DateField(_("gone since"), null=True)
    host_country = models.CharField(_("hosting country"), max_length=2, blank=True)
    duplicate_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="duplicates")
    prior_report = models.ForeignKey("self", models.SET_NULL, null=True, related_name="repeats")
    legal_hold = models.BooleanField(_("legal hold"), default=False)
    shredded_on = models.DateField(_("content destroyed on"), null=True)

    # Keys
    lookup = models.CharField(max_length=64, unique=True, null=True)
    reporter_key = models.BinaryField()
    data_key_id = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = ReportQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # Wagtail would copy what it refers to and list it under "usage"

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [
            # one for each partition of the queue (reporting.cases.queue): what it fixes, then its order
            models.Index(fields=["scope", *QUEUE], name="report_queue"),
            models.Index(fields=["scope", "state", *QUEUE], name="report_by_state"),
            models.Index(fields=["scope", "state", "language", *QUEUE], name="report_by_language"),
            models.Index(fields=["scope", "state", "category", *QUEUE], name="report_by_category"),
            models.Index(fields=["analyst", "scope", *QUEUE], name="report_in_hand", condition=UNDONE),
            models.Index(fields=["scope", *QUEUE], name="report_in_danger", condition=UNDONE & Q(danger=True)),
            models.Index(fields=["scope", *DUE], name="report_due", condition=UNDONE),
            models.Index(fields=["scope", *FOLLOW_UP], name="report_follow_up", condition=UNDONE),
            models.Index(fields=["due_at"], name="report_to_escalate", condition=UNDONE & Q(escalated_at=None)),
            models.Index(fields=["rubric", "state"], name="report_by_rubric"),
            models.Index(fields=["closed_on", "outcome"], name="report_retention", condition=Q(shredded_on=None)),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """A short name for people: the first eight characters of the random id."""
        return reference_of(self.pk)

    @property
    def duplicate_reference(self) -> str:
        """The short name of the report that this one repeats."""
        return reference_of(self.duplicate_of_id) if self.duplicate_of_id else ""

    @property
    def is_overdue(self) -> bool:
        return self.state != State.CLOSED and self.due_at is not None and self.due_at < timezone.now()

    def move(self, step: str) -> None:
        """Go to the state that `step` leads to. Raises WrongStep."""
        self.state = after(step, self.state)


class Answer(models.Model):
    """One answer of the reporter, sealed. `field` is the name of a question, never a text of theirs."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="answers")
    field = models.CharField(max_length=40)
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "field"], name="answer_once")]
        verbose_name = _("sealed answer")
        verbose_name_plural = _("sealed answers")

    def __str__(self) -> str:
        return self.field

    @property
    def seal_context(self) -> SealContext:

        return SealContext("reporting.answer", str(self.report_id), self.field, str(self.report.data_key_id))


class Recusal(models.Model):
    """A person steps back from a report for a conflict of interest: it disappears for them."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="recusals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="recusal_once")]
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")

    def __str__(self) -> str:
        return f"{self.report_id} {self.user_id}"
