"""What analysts found, in terms of versioned taxonomies."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.i18n.names import in_language
from reporting.assessment.forms import CodeInIccam, TaxonomyForm
from reporting.cases.models.report import Report
from reporting.enums import ReviewReason, Verdict


class Taxonomy(index.Indexed, ClusterableModel):
    """A list of terms in one version: classification, age band, gender, site type, ground in law, protected group…"""

    code = models.SlugField(_("code"))
    version = models.CharField(_("version"), max_length=20)
    name_sq = models.CharField(_("name in Albanian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    scopes = models.JSONField(_("rubrics that use it"), default=list, blank=True)  # [] = all
    multiple = models.BooleanField(_("several terms at once"), default=False)
    required = models.BooleanField(_("required when illegal"), default=False)
    active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [
        MultiFieldPanel([FieldPanel("name_sq"), FieldPanel("name_en")], _("name")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("scopes", "multiple", "required", "active", "order")], _("rules")
        ),
        InlinePanel("terms", label=_("term"), min_num=1),
    ]
    search_fields = [index.AutocompleteField("name_sq"), index.AutocompleteField("name_en")]
    base_form_class = TaxonomyForm

    class Meta:
        ordering = ["order", "code", "-version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="taxonomy_version_once")]
        verbose_name = _("taxonomy")
        verbose_name_plural = _("taxonomies")

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"

    @property
    def name(self) -> str:
        return in_language(self, "name")


class Term(models.Model):
    """One value of a taxonomy, with its place in national law and its code in other people's schemas."""

    taxonomy = ParentalKey(Taxonomy, related_name="terms", on_delete=models.CASCADE)
    code = models.SlugField(_("code"), max_length=60)
    label_sq = models.CharField(_("label in Albanian"), max_length=200)
    label_en = models.CharField(_("label in English"), max_length=200)
    legal = models.CharField(_("ground in law"), max_length=200, blank=True)
    mapping = models.JSONField(_("codes elsewhere"), default=dict, blank=True)  # {"iccam": "1"}
    severe = models.BooleanField(_("severe"), default=False)
    active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [
        *(FieldPanel(name) for name in ("code", "label_sq", "label_en", "legal")),
        FieldPanel("mapping", heading=_("code in ICCAM"), widget=CodeInIccam),
        *(FieldPanel(name) for name in ("severe", "active", "order")),
    ]

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="term_once")]
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return in_language(self, "label")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def standing(self) -> Self:
        return self.filter(superseded=False)

    def counting(self) -> Self:
        """What counts of each report, first what counts most: the supervisor's decision, then the first verdict.

        A second look that agrees confirms the verdict of whoever has the case, and their terms; one that does not
        counts for nothing until a supervisor has settled it.
        """
        return self.standing().exclude(round=Assessment.Round.SECOND).order_by("-round", "-at", "-pk")

    def of_round(self, number: int) -> Self:
        """What stands of a round, the newest first."""
        return self.standing().filter(round=number).order_by("-at", "-pk")


class Assessment(models.Model):
    """One person's verdict on a report: the first, the second look without sight of it, or the supervisor's word.

    `terms` maps a taxonomy’s code to its version and the chosen codes:
    {"classification": {"version": "1", "terms": ["2"]}}.
    """

    class Round(models.IntegerChoices):
        FIRST = 1, _("first")
        SECOND = 2, _("second look")
        DECISION = 3, _("supervisor’s decision")

    report = models.ForeignKey(Report, models.CASCADE, related_name="assessments")
    round = models.PositiveSmallIntegerField(choices=Round.choices, default=Round.FIRST)
    analyst = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    terms = models.JSONField(default=dict)
    from_prior_verdict = models.BooleanField(_("applied from a prior verdict"), default=False)
    superseded = models.BooleanField(default=False)
    second_because = models.CharField(
        _("second look because of"), max_length=12, choices=ReviewReason.choices, blank=True
    )

    objects = AssessmentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["report", "round"], name="assessment_round"),
            models.Index(fields=["report"], name="assessment_from_prior", condition=Q(from_prior_verdict=True)),
        ]
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")

    def __str__(self) -> str:
        return f"{self.report_id} {self.round}"
