"""What is kept for figures when the content is long gone, and how long content is kept."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

COUNTED = (
    "outcome", "verdict", "from_prior_verdict", "host_country", "removal_days", "look_hours", "notice_hours",
    "first_verdict", "second_verdict", "region", "channel", "danger", "look_in_time", "action_in_time",
)  # fmt: skip


class StatisticsFact(models.Model):
    """One report without any content: codes, months and durations. `report` is cut when the content is destroyed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField("reporting.Report", models.SET_NULL, null=True, related_name="fact")
    month = models.DateField()  # first day of the month in which it came
    rubric = models.SlugField(blank=True, db_index=False)
    category = models.SlugField(blank=True, db_index=False)
    region = models.SlugField(blank=True, db_index=False)
    door = models.CharField(max_length=10, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=10, blank=True)
    danger = models.BooleanField(default=False)
    age_band = models.CharField(max_length=5, blank=True)
    verdict = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    host_country = models.CharField(max_length=2, blank=True)
    look_hours = models.PositiveIntegerField(null=True)  # to the first look, in buckets (reporting.figures.actions)
    look_in_time = models.BooleanField(null=True)  # the first look before its clock ran out; None while it runs
    action_in_time = models.BooleanField(null=True)  # the same of the first answer, notice or referral
    notice_hours = models.PositiveIntegerField(null=True)  # from assessment to the first notice or referral
    removal_days = models.PositiveIntegerField(null=True)  # from receipt until it was gone
    from_prior_verdict = models.BooleanField(default=False)  # nobody had to look
    first_verdict = models.CharField(max_length=20, blank=True)
    second_verdict = models.CharField(max_length=20, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        # All that figures count by, so that they are counted in this index alone: a million rows in seconds.
        indexes = [models.Index(fields=["month", "rubric", *COUNTED], name="fact_counted")]
        verbose_name = _("row of statistics")
        verbose_name_plural = _("rows of statistics")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.rubric}"
