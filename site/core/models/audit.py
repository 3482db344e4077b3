"""The audit trail: what was done, by whom, to what. No foreign keys, so that entries outlive what they speak of."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One act. `facts` holds names of states and fields, never what somebody wrote."""

    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    verb = models.CharField(_("what"), max_length=60, db_index=True)
    actor = models.CharField(_("who"), max_length=150, blank=True)
    actor_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"])]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")

    def __str__(self):
        return f"{self.verb} {self.subject_type} {self.subject_id}"
