"""The editor's form of an edition."""

from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.models import Partner


class EditionForm(WagtailAdminPageForm):
    """Offers each partner once: an edition keeps the Albanian ones, and a page shows them in its language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "partners" in self.fields:
            field = cast("ModelMultipleChoiceField", self.fields["partners"])
            field.queryset = Partner.objects.filter(locale__language_code=settings.LANGUAGE_CODE)

    def is_valid(self) -> bool:
        """Activities know their day, the page its year: only here both are read."""
        return bool(super().is_valid()) and self.has_days_of_its_year()

    def has_days_of_its_year(self) -> bool:
        """False, with a sentence beside each, where an activity is on a day of another edition."""
        sentence = _("This day does not belong to the edition of %(year)s. Check the day and the year.")
        error = ValidationError(sentence, params={"year": self.instance.year})
        activities = self.formsets.get("activities")
        wrong = [row for row in (activities.forms if activities else []) if self.is_elsewhere(row)]
        for row in wrong:
            row.add_error("day", error)
        return not wrong

    def is_elsewhere(self, row: Any) -> bool:
        day = row.cleaned_data.get("day")
        return bool(day) and not row.cleaned_data.get("DELETE") and not self.instance.has_day(day)
