"""What can be reported. Supervisors edit and translate these in the admin; the types of the fields are code."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from reporting.rubrics.forms import RubricForm
from reporting.rubrics.frozen import FIXED, FrozenRubric, is_frozen


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
    base_form_class = RubricForm

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
        if self.is_second():
            raise ValidationError({"slug": _("Another rubric has this short name, and its vault. Choose another one.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises FrozenRubric where that would move a vault's reports under another name or kind."""
        if self.changes_what_is_fixed() or self.is_second():
            raise FrozenRubric(self.slug)
        super().save(*args, **kwargs)

    def changes_what_is_fixed(self) -> bool:
        stored = None if self._state.adding else type(self).objects.filter(pk=self.pk).values(*FIXED).first()
        changed = stored is not None and any(getattr(self, name) != stored[name] for name in FIXED)
        return stored is not None and changed and is_frozen(stored["slug"])

    def is_second(self) -> bool:
        """Would it share the vault of a rubric whose translation it is not, or take its vault for another kind?"""
        same = type(self).objects.filter(slug=self.slug).exclude(pk=self.pk)
        other = ~models.Q(translation_key=self.translation_key) | ~models.Q(child_abuse=self.child_abuse)
        return same.filter(other).exists() and is_frozen(self.slug)


class UnsortedRubric(models.Model):
    """The rubric in whose vault unsorted reports lie (reporting.rubrics.unsorted). One row, which no form edits."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    slug = models.SlugField(_("short name"))

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_unsorted_rubric")]
        verbose_name = _("rubric of unsorted reports")
        verbose_name_plural = _("rubrics of unsorted reports")

    def __str__(self) -> str:
        return self.slug


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
