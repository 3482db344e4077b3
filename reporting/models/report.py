"""A report: facts in the clear, words sealed.

Nothing here tells who reported: no address, no browser, no time of day. Reports are never snippets, pages, Wagtail
forms or documents, and no API lists them (docs/adr/0005).
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.states import Outcome, State, Verdict, after
from reporting.vault.sealing import Place

UNDONE = ~Q(state=State.CLOSED)  # as undone() says it: a partial index serves only the very same words


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Reports that `user` may see on the desk: all for analysts and supervisors, none for anybody else."""
        return self.all() if user.has_role("analyst", "supervisor") else self.none()

    def new(self):
        return self.filter(state=State.NEW)

    def of(self, analyst):
        return self.undone().filter(analyst=analyst)

    def waiting(self):
        return self.filter(state=State.WAITING)

    def undone(self):
        return self.filter(UNDONE)

    def closed(self):
        return self.filter(state=State.CLOSED)

    def overdue(self, today):
        return self.undone().filter(due_on__lt=today)

    def for_queue(self):
        """In the order of the desk, with all that a row shows, in one query."""
        return self.select_related("rubric", "category", "analyst").order_by("-danger", "due_on", "received_on", "pk")


class Report(models.Model):
    """One report, under a random id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received_on = models.DateField(_("received on"), default=timezone.localdate, editable=False)
    due_on = models.DateField(_("first look due on"), null=True)
    language = models.CharField(_("language"), max_length=10, default="sq")
    rubric = models.ForeignKey("reporting.Rubric", models.PROTECT, null=True, verbose_name=_("rubric"))
    category = models.ForeignKey("reporting.Category", models.PROTECT, null=True, verbose_name=_("category"))
    danger = models.BooleanField(_("danger now"), default=False)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    analyst = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("analyst")
    )
    unread = models.BooleanField(_("the reporter wrote"), default=False)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    closed_on = models.DateField(_("closed on"), null=True)

    lookup = models.CharField(max_length=64, unique=True)
    reporter_key = models.BinaryField()
    key_id = models.CharField(max_length=36)
    wrapped_key = models.BinaryField()

    objects = ReportQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # Wagtail would copy what it refers to and list it under "usage"

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [
            models.Index(fields=["-danger", "due_on", "received_on", "id"], name="report_queue"),
            models.Index(fields=["state", "-danger", "due_on", "received_on", "id"], name="report_by_state"),
            models.Index(fields=["-danger", "due_on", "received_on", "id"], name="report_undone", condition=UNDONE),
            models.Index(
                fields=["analyst", "-danger", "due_on", "received_on", "id"], name="report_in_hand", condition=UNDONE
            ),
            models.Index(fields=["rubric", "state"], name="report_by_rubric"),
        ]

    def __str__(self):
        return self.reference

    @property
    def reference(self) -> str:
        """A short name for people: the first eight characters of the random id."""
        return str(self.pk)[:8].upper()

    @property
    def is_overdue(self) -> bool:
        return self.state != State.CLOSED and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def place(self) -> Place:
        """Where the wrapped data key belongs."""
        return Place("reporting.report", str(self.pk), "data key", self.key_id)

    def move(self, step: str) -> None:
        """Go to the state that `step` leads to. Raises WrongStep."""
        self.state = after(step, self.state)


class Answer(models.Model):
    """One answer of the reporter, sealed. `field` is a name from reporting.fields, never a text of theirs."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="answers")
    field = models.CharField(max_length=40)
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "field"], name="answer_once")]

    def __str__(self):
        return self.field

    @property
    def place(self) -> Place:
        return Place("reporting.answer", str(self.report_id), self.field, self.report.key_id)
