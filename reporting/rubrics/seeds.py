"""The first rubrics and categories (seeds.yaml).

What supervisors have changed since then is left alone.
"""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from wagtail.models import Locale

from reporting.rubrics.models import Category, Rubric

FILE = Path(__file__).with_name("seeds.yaml")
RULES = ("child_abuse", "attachments", "priority")


@transaction.atomic
def write_rubrics() -> int:
    """Add what is missing, in Albanian and in English; return how many rows were added."""
    albanian, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("sq", "en"))
    added = 0
    for order, data in enumerate(yaml.safe_load(FILE.read_text()), start=1):
        words = {"sq": data["sq"], "en": data["en"]}
        rules = {name: data[name] for name in RULES if name in data}
        rubric, translated, new = both(Rubric, data["slug"], words, albanian, english, order=order * 10, **rules)
        added += new
        for place, row in enumerate(data["categories"], start=1):
            words = {"sq": {"name": row["sq"]}, "en": {"name": row["en"]}}
            added += both(Category, row["slug"], words, albanian, english, (rubric, translated), order=place * 10)[2]
    return added


def both(
    model: Any,
    slug: str,
    words: dict[str, dict],
    albanian: Locale,
    english: Locale,
    parents: tuple = (None, None),
    **rules: Any,
) -> tuple[Any, Any, int]:
    """The row in Albanian and its translation in English, made where they are missing, and how many were made."""
    above = [{"rubric": parent} if parent else {} for parent in parents]
    row, new = model.objects.get_or_create(slug=slug, locale=albanian, **above[0], defaults=words["sq"] | rules)
    translated = row.get_translation_or_none(english)
    if translated:
        return row, translated, new
    translated = row.copy_for_translation(english)
    for name, value in (words["en"] | above[1]).items():
        setattr(translated, name, value)
    translated.save()
    return row, translated, new + 1
