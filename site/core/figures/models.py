"""Figures as they were published: once, and never again differently."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.figures.registry import FrozenFigure


class PublishedFigure(models.Model):
    """A frozen figure that readers have seen. Another, slightly different one would tell what changed in between."""

    name = models.CharField(max_length=80)
    period = models.CharField(max_length=10)
    value: Any = models.JSONField(null=True)  # plain JSON, of the shape that the figure has
    unit = models.CharField(max_length=40, blank=True)
    date = models.DateField()
    version = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["name", "period"]
        constraints = [models.UniqueConstraint(fields=["name", "period"], name="figure_published_once")]
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")

    def __str__(self) -> str:
        return f"{self.name} {self.period}"

    def frozen(self) -> FrozenFigure:
        return FrozenFigure(
            self.name, self.period, self.value, self.unit, self.date.isoformat(), self.version, self.hash
        )
