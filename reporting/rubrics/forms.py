"""The form of a rubric in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from reporting.rubrics.frozen import FIXED, is_frozen


class RubricForm(WagtailAdminModelForm):
    """Shows what is fixed, and why it cannot be changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and is_frozen(self.instance.slug):
            for name in FIXED:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Fixed, because this rubric has a vault: reports are sealed under it.")
