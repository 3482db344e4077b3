"""What narrows the queue, and what is chosen in it."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reporting.cases.models.report import ReportQuerySet
from reporting.cases.queue import LAST_PAGE, PAGE
from reporting.rubrics.translations import RubricNames

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class QueueFilter(forms.Form):
    """A value that makes no sense narrows nothing."""

    fields: dict[str, Any]  # each of a kind of its own
    rubric = forms.ChoiceField(label=_("Rubric"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    danger = forms.ChoiceField(
        label=_("Danger"), required=False, choices=[("", _("all")), ("1", _("danger now")), ("0", _("no danger now"))]
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("all")), *settings.LANGUAGES])
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, taxonomy: RubricNames) -> None:
        super().__init__(data)
        self.taxonomy = taxonomy
        everything = [("", _("all"))]
        self.fields["rubric"].choices = everything + [(str(r.pk), r.name) for r in taxonomy.rubrics.all()]
        self.fields["category"].choices = everything + [
            (r.name, [(str(c.pk), c.name) for c in taxonomy.of_rubric(r)]) for r in taxonomy.rubrics.all()
        ]

    @property
    def chosen(self) -> dict:
        """The filters that were understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "page"}

    def narrowed(self, reports: ReportQuerySet) -> ReportQuerySet:
        """`reports` under the filters that are not cuts or scopes."""
        chosen = self.chosen
        if "rubric" in chosen:
            reports = reports.filter(rubric__in=self.taxonomy.rubrics.translations_of(int(chosen["rubric"])))
        if "danger" in chosen:
            reports = reports.filter(danger=chosen["danger"] == "1")
        if "language" in chosen:
            reports = reports.filter(language=chosen["language"])
        return reports

    def cuts(self) -> list[Q]:
        """One for each row that means the chosen category: Albanian and English are two."""
        category = self.chosen.get("category")
        return [Q(category=pk) for pk in self.taxonomy.categories.translations_of(int(category))] if category else []

    def scopes(self, scopes: list[str]) -> list[str]:
        """The vaults to look into: a report lies in the vault of its rubric, and a category belongs to one."""
        wanted = {rubric.slug for rubric in (self.in_rubric, self.in_rubric_of_category) if rubric}
        return [scope for scope in scopes if wanted <= {scope}]

    @property
    def in_rubric(self) -> Any:
        return self.taxonomy.rubrics.rows.get(int(self.chosen.get("rubric", 0)))

    @property
    def in_rubric_of_category(self) -> Any:
        category = self.taxonomy.categories.rows.get(int(self.chosen.get("category", 0)))
        return self.taxonomy.rubrics.rows.get(category.rubric_id) if category else None

    @property
    def by_state(self) -> bool:
        """Whether something is asked for that is indexed within a state (reporting.cases.queue)."""
        return bool({"category", "language"} & set(self.chosen))

    @property
    def number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1

    @property
    def active(self) -> bool:
        """Something narrows the queue."""
        return bool(self.chosen)


class BulkDismissalForm(forms.Form):
    """The reports that are chosen in the queue as spam; `rows` are those that still may be closed so."""

    data: QueryDict
    sure = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict, visible: ReportQuerySet) -> None:
        super().__init__(data)
        self.rows = list(visible.new().filter(danger=False, pk__in=self.ids()).with_row().order_by("received_on", "pk"))

    def ids(self) -> list[UUID]:
        """As many as a page of the queue shows; what is no id is left out."""
        return [UUID(value) for value in self.data.getlist("report")[:PAGE] if ID.fullmatch(value)]
