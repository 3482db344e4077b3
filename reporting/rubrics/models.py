"""What can be reported. Supervisors edit and translate these in the admin; the types of the fields are code."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index


class TranslatedQuerySet(models.QuerySet):
    def offered(self, language: str) -> Self:
        """What a form in `language` shows, in its order."""
        return self.filter(locale__language_code=language, active=True)


class Rubric(index.Indexed, TranslatableMixin):
    """One of the kinds of report, in words for the person who reports."""

    slug = models.SlugField(_("short name"))
    name = models.CharField(_("name"), max_length=120)
    text = models.CharField(_("what belongs here"), max_length=300, blank=True)
    guidance = models.TextField(_("guidance beside the questions"), blank=True)
    child_abuse = models.BooleanField(
        _("sexual abuse of children"),
        default=False,
        help_text=_("No file is ever accepted here, and the page says why."),
    )
    attachments = models.BooleanField(
        _("files may be sent"), default=False, help_text=_("Never on a rubric about sexual abuse of children.")
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), default=0, help_text=_("Added to what the reporter's own answers give; 0 to 20.")
    )
    active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = TranslatedQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("text"), FieldPanel("guidance")], _("words")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("slug", "child_abuse", "attachments", "priority", "active", "order")],
            _("rules"),
        ),
    ]
    search_fields = [index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(child_abuse=True, attachments=True), name="no_files_about_child_abuse"
            )
        ]
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.child_abuse and self.attachments:
            raise ValidationError({"attachments": _("A rubric about sexual abuse of children never takes files.")})


class Category(index.Indexed, TranslatableMixin):
    """A finer kind within a rubric."""

    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="categories", verbose_name=_("rubric"))
    slug = models.SlugField(_("short name"))
    name = models.CharField(_("name"), max_length=160)
    active = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = TranslatedQuerySet.as_manager()

    panels = [FieldPanel(name) for name in ("rubric", "name", "slug", "active", "order")]
    search_fields = [index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name
