"""Rows that exist once per language, and rubrics and categories as the reader calls them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from reporting.rubrics.models import Category, Rubric


class Translations:
    """Rows that exist once per language: their names in one language, their translations in the others. One query."""

    def __init__(self, model: Any, language: str | None = None) -> None:
        self.language = (language or get_language() or settings.LANGUAGE_CODE)[:2]
        self.rows = {row.pk: row for row in model.objects.select_related("locale")}
        self.here = {row.translation_key: row for row in self.in_order(settings.LANGUAGE_CODE)} | {
            row.translation_key: row for row in self.in_order(self.language)
        }

    def in_order(self, language: str) -> Any:
        return [row for row in self.rows.values() if row.locale.language_code == language]

    def translation_of(self, pk: int | None) -> Any:
        """The row in the reader's language that says what row `pk` says; None for None."""
        row = self.rows.get(pk)
        return self.here.get(row.translation_key, row) if row else None

    def translations_of(self, pk: int) -> list[int]:
        """Row `pk` in every language."""
        key = self.rows[pk].translation_key if pk in self.rows else None
        return [row.pk for row in self.rows.values() if row.translation_key == key]

    def all(self) -> list:
        """Every row once, in the reader's language where there is one."""
        return list(self.here.values())


@dataclass
class RubricNames:
    """Rubrics and their categories as the reader calls them. Two queries."""

    rubrics: Translations
    categories: Translations

    @classmethod
    def load(cls, language: str | None = None) -> "RubricNames":
        return cls(Translations(Rubric, language), Translations(Category, language))

    def of_rubric(self, rubric: Rubric) -> list[Category]:
        same = self.rubrics.translations_of(rubric.pk)
        return [category for category in self.categories.all() if category.rubric_id in same]

    def name(self, report: Any) -> Any:
        """Give `report` the names of its rubric and category in the reader's language."""
        report.rubric_name = self.rubrics.translation_of(report.rubric_id) or ""
        report.category_name = self.categories.translation_of(report.category_id) or ""
        return report
