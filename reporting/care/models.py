"""Care for the people who look: what they chose, what they were exposed to, how they are."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CareChoice(models.Model):
    """What one analyst chose for themselves."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="care")
    daily_budget = models.PositiveSmallIntegerField(_("severe items a day"), default=10)
    shift_ends = models.TimeField(_("my shift ends at"), null=True, blank=True)
    opted_out = models.JSONField(_("themes that I do not want to be offered"), default=list, blank=True)
    paused_until = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("choice of care")
        verbose_name_plural = _("choices of care")

    def __str__(self) -> str:
        return str(self.user)


class Exposure(models.Model):
    """How many severe items somebody opened on a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField(default=timezone.localdate)
    severe = models.PositiveSmallIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="exposure_once")]
        verbose_name = _("exposure")
        verbose_name_plural = _("exposures")

    def __str__(self) -> str:
        return f"{self.day} {self.severe}"


class CheckIn(models.Model):
    """How somebody says they are. A supervisor sees only sums of five people or more."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField(default=timezone.localdate)
    mood = models.PositiveSmallIntegerField()  # 1 to 5

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="check_in_once")]
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")

    def __str__(self) -> str:
        return str(self.day)


class CareWeek(models.Model):
    """A week that is over: how the analysts said they were, all together. Nothing in it ever changes.

    Where fewer than five took part `mood` stays empty. The check-ins themselves are deleted when the row is made, so
    that no later look at other sums can take this one apart (docs/care.md).
    """

    monday = models.DateField(unique=True)
    mood = models.DecimalField(max_digits=2, decimal_places=1, null=True)  # 1 to 5, to the nearest half

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-monday"]
        verbose_name = _("week of care")
        verbose_name_plural = _("weeks of care")

    def __str__(self) -> str:
        return f"{self.monday}"
