"""How long content is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reporting.enums import Outcome


class RetentionRule(models.Model):
    """After how many days the content of a case that ended so is destroyed."""

    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, unique=True)
    days = models.PositiveIntegerField(_("days"), default=180)

    class Meta:
        ordering = ["outcome"]
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.days}"
