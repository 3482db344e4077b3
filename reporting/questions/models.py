"""Versions of the questions of a rubric. An answer keeps the version that it was given under."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FormVersion(models.Model):
    """The questions and rules of one rubric (`scope`, its short name), as JSON; once published it never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("replaced")

    scope = models.SlugField(_("rubric"))
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    definition = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["scope", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["scope", "number"], name="form_version_once"),
            models.UniqueConstraint(fields=["scope"], condition=Q(state="published"), name="form_one_published"),
            models.UniqueConstraint(fields=["scope"], condition=Q(state="draft"), name="form_one_draft"),
        ]
        verbose_name = _("version of the questions")
        verbose_name_plural = _("versions of the questions")

    def __str__(self) -> str:
        return f"{self.scope} {self.number}"
