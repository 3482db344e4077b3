"""Names of what is counted, in the reader's language."""

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.i18n.names import column
from core.models import Region
from reporting.figures.quarter import OTHER
from reporting.rubrics.models import Rubric
from reporting.rubrics.translations import Translations


def language() -> str:
    return (get_language() or "sq")[:2]


def rubric_names() -> dict[str, str]:
    return {row.slug: row.name for row in Translations(Rubric).all()} | {"": _("not sorted yet")}


def region_names() -> dict[str, str]:
    return dict(Region.objects.values_list("slug", column(Region, "name"))) | {"": _("not said")}


def country_name(code: str) -> str:
    if code == OTHER:
        return _("Other countries, or not known")
    return Locale(language()).territories.get(code, code)
