"""Notices to hosts, regulators and partner hotlines, the directory of whom to write to, and the texts."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from accounts.models import User
from reporting.cases.models.report import Report
from reporting.notices import texts
from reporting.notices.enums import NoticeKind
from reporting.notices.states import NoticeState, notice_after
from reporting.vault.crypto.sealing import SealContext


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def in_use(self) -> Self:
        return self.filter(active=True)

    def suggested(self, domains: Iterable[str], country: str = "") -> list["Recipient"]:
        """All in use, those who answer for one of `domains` (or sit in `country`) first and marked `suits`."""
        found = list(self.in_use())
        for recipient in found:
            recipient.suits = bool(recipient.domain_set & set(domains)) or bool(
                country and recipient.country == country
            )
        return sorted(found, key=lambda recipient: not recipient.suits)


class Recipient(index.Indexed, models.Model):
    """Somebody who is written to: the right address for a kind of notice, and the language they read."""

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind.choices)
    email = models.EmailField(_("address for notices"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    domains = models.TextField(_("domains"), blank=True, help_text=_("One on each line: example.org"))
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters, for hotlines."))
    confirmed = models.BooleanField(_("address confirmed"), default=False)
    last_checked = models.DateField(_("last checked"), null=True, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    suits: bool  # on the rows of `suggested`

    objects = RecipientQuerySet.as_manager()
    suits = False

    panels = [
        *(FieldPanel(name) for name in ("name", "kind", "email", "language", "domains", "country")),
        MultiFieldPanel([FieldPanel(name) for name in ("confirmed", "last_checked", "active")], _("state")),
    ]
    search_fields = [index.AutocompleteField("name")]

    class Meta:
        ordering = ["kind", "name"]
        verbose_name = _("recipient of notices")
        verbose_name_plural = _("recipients of notices")

    def __str__(self) -> str:
        return self.name

    @property
    def domain_set(self) -> set[str]:
        return {line.strip().lower().removeprefix("www.") for line in self.domains.splitlines() if line.strip()}

    def clean(self) -> None:
        self.country = self.country.upper()
        if any("/" in domain or "." not in domain for domain in self.domain_set):
            raise ValidationError({"domains": _("Domains only, one on each line: example.org")})


class TextInUse(Exception):
    """A version that notices were written with never changes: make another one (reporting.notices.actions.texts)."""


PROBLEMS = {
    "broken": _("A $ that begins no gap; write $$ for the sign itself."),
    "unknown": _("There is no such gap: %(names)s."),
    "missing": _("These gaps must be in the text: %(names)s."),
    "forbidden": _("These gaps may not be in this place: %(names)s."),
}


class NoticeTemplate(models.Model):
    """The text of a kind of notice in one language and version. A version in use never changes."""

    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind.choices)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    version = models.PositiveIntegerField(_("version"), default=1)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    active = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(default=timezone.now)

    panels = [FieldPanel("subject"), FieldPanel("body")]

    class Meta:
        ordering = ["kind", "language", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "language", "version"], name="notice_template_once"),
            models.UniqueConstraint(
                fields=["kind", "language"], condition=Q(active=True), name="notice_template_one_active"
            ),
        ]
        verbose_name = _("text of notices")
        verbose_name_plural = _("texts of notices")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.language} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and Notice.objects.filter(template=self.pk).exists():
            before = type(self).objects.get(pk=self.pk)
            if (before.subject, before.body) != (self.subject, self.body):
                raise TextInUse
        super().save(*args, **kwargs)

    def clean(self) -> None:
        try:
            texts.check(self.kind, self.subject, self.body)
        except texts.BadText as wrong:
            raise ValidationError({"body": PROBLEMS[wrong.what] % {"names": ", ".join(wrong.names)}}) from None


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User) -> Self:
        """Notices about reports that `user` may see."""
        return self.filter(report__in=Report.objects.visible_to(user))

    def under_way(self) -> Self:
        """A recipient has been written to, and it is not gone yet."""
        return self.filter(state__in=[NoticeState.QUEUED, NoticeState.SENT, NoticeState.ANSWERED, NoticeState.BOUNCED])

    def to_remind(self, now: dt.datetime) -> Self:
        return self.filter(remind_at__lte=now, state=NoticeState.SENT)

    def for_report(self, report: Report) -> Self:
        """With all that the desk shows of them, in two queries."""
        return self.filter(report=report).select_related("recipient", "by").prefetch_related("events")


class Notice(models.Model):
    """One notice about one report. Its text is sealed with the report's data key for the desk; until the mail server
    has it, a second copy is sealed for the worker (`outgoing`, under a key outside the database) and then erased."""

    State = NoticeState

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="notices")
    template = models.ForeignKey(NoticeTemplate, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, blank=True, db_index=True)
    sealed = models.BinaryField()
    outgoing = models.BinaryField(null=True)

    objects = NoticeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["remind_at"], name="notice_reminders", condition=Q(remind_at__isnull=False))]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The short name that the recipient quotes; not the report's, which stays in the house."""
        return str(self.pk)[:8].upper()

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.notice", str(self.pk), "text", str(self.report.data_key_id))

    @property
    def outgoing_context(self) -> SealContext:
        return SealContext("reporting.notice", str(self.pk), "outgoing", "server")

    def move(self, step: str) -> None:
        """Go to the state that `step` leads to. Raises WrongStep."""
        self.state = notice_after(step, self.state)


class NoticeEvent(models.Model):
    """What happened to a notice. A reply's text is sealed for the vault of the report (data key of its own)."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="events")
    what = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=200, unique=True, null=True)  # the provider's id: an event told twice is one
    data_key_id = models.UUIDField(null=True)
    sealed = models.BinaryField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("event of a notice")
        verbose_name_plural = _("events of notices")

    def __str__(self) -> str:
        return f"{self.notice} {self.what}"

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.noticeevent", str(self.notice_id), "reply", str(self.data_key_id))


class Recheck(models.Model):
    """What a look at whether it is still there found: online, gone, unknown. No address in it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="rechecks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    result = models.CharField(max_length=10)
    by_hand = models.BooleanField(default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("recheck")
        verbose_name_plural = _("rechecks")

    def __str__(self) -> str:
        return f"{self.report_id} {self.result}"
