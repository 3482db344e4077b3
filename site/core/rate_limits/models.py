"""Token buckets that several processes share (core/rate_limits/buckets.py). A full one has no row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bucket(models.Model):
    """One bucket. `full_at` (seconds since 1970) is the moment at which it will be full again: all there is to know."""

    name = models.CharField(max_length=100, primary_key=True)
    full_at = models.FloatField(default=0)

    class Meta:
        verbose_name = _("token bucket")
        verbose_name_plural = _("token buckets")

    def __str__(self) -> str:
        return self.name
