"""Cases handed to authorities: sealed to their own vault, read by their own officers, told back by them."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reporting.authorities.models import Authority
from reporting.cases.models.report import Report
from reporting.referrals.states import ReferralOutcome, ReferralState, referral_after
from reporting.vault.crypto.sealing import SealContext


class ReferralQuerySet(models.QuerySet["Referral"]):
    def of_officer(self, user: User) -> Self:
        """What was handed to the authority that `user` is an officer of, and nothing else."""
        if not user.has_role("officer"):
            return self.none()
        return self.of_authority(Authority.objects.filter(officers__user=user, active=True))

    def of_authority(self, authorities: Any) -> Self:
        return self.filter(authority__in=authorities).exclude(state=ReferralState.WITHDRAWN)

    def on_desk(self, user: User) -> Self:
        """Referrals of reports that `user` may see."""
        return self.filter(report__in=Report.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(state__in=[ReferralState.SENT, ReferralState.ACKNOWLEDGED])


class Referral(models.Model):
    """A dossier under a data key of its own, wrapped for the authority's vault and for the rubric's."""

    State = ReferralState

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="referrals")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="referrals")
    state = models.CharField(max_length=12, choices=State.choices, default=State.SENT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    acknowledged_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)  # a code; words are sealed in messages
    question_open = models.BooleanField(default=False)
    data_key_id = models.UUIDField(default=uuid.uuid4, editable=False)
    sealed_case_number = models.BinaryField(null=True)

    objects = ReferralQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "authority"], condition=~Q(state="withdrawn"), name="referral_once"
            )
        ]
        indexes = [models.Index(fields=["authority", "state", "-at"], name="referral_inbox")]
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The short name that both sides quote."""
        return str(self.pk)[:8].upper()

    def move(self, step: str) -> None:
        """Go to the state that `step` leads to. Raises WrongStep."""
        self.state = referral_after(step, self.state)

    @property
    def outcome_words(self) -> str:
        return str(ReferralOutcome(self.outcome).label) if self.outcome else ""

    def seal_context(self, field: str) -> SealContext:
        return SealContext("reporting.referral", str(self.pk), field, str(self.data_key_id))


class DossierFile(models.Model):
    """One sealed file of a dossier: dossier.json, dossier.pdf, manifest.json."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="files")
    name = models.CharField(max_length=40)
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["referral", "name"], name="dossier_file_once")]
        verbose_name = _("file of a dossier")
        verbose_name_plural = _("files of dossiers")

    def __str__(self) -> str:
        return self.name

    @property
    def seal_context(self) -> SealContext:
        return self.referral.seal_context(f"file {self.name}")


class ReferralMessage(models.Model):
    """What officers and desk write to each other about a referral; sealed with the referral's data key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="messages")
    from_authority = models.BooleanField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("message about a referral")
        verbose_name_plural = _("messages about referrals")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.referralmessage", str(self.pk), "text", str(self.referral.data_key_id))


class AuthorityToken(models.Model):
    """A key to the API for an authority's own system: only its hash is kept."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("token of an authority")
        verbose_name_plural = _("tokens of authorities")

    def __str__(self) -> str:
        return self.name


class Webhook(models.Model):
    """Where an authority's system is told that something waits; requests are signed with `sealed_secret`'s secret."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="webhooks")
    url = models.URLField(_("address"), max_length=300)
    sealed_secret = models.BinaryField()
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return f"{self.authority} {self.pk}"

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.webhook", str(self.pk), "secret", "server")


class WebhookDelivery(models.Model):
    """One event to be told to a webhook; a row of the outbox carries only this row's id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=40)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery to a webhook")
        verbose_name_plural = _("deliveries to webhooks")

    def __str__(self) -> str:
        return f"{self.event} {self.webhook_id}"
