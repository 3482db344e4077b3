"""Advice cards: the first ones (seeds.yaml), and which are offered for a reply."""

from dataclasses import dataclass
from pathlib import Path

import yaml
from django.db import transaction
from wagtail.models import Locale

from reporting.desk.models import AdviceCard

FILE = Path(__file__).with_name("seeds.yaml")


@transaction.atomic
def write_advice() -> int:
    """Add cards that are missing, published but approved by nobody; return how many rows were added."""
    albanian, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("sq", "en"))
    added = 0
    for order, data in enumerate(yaml.safe_load(FILE.read_text()), start=1):
        rules = {"situation": data["situation"], "order": order * 10}
        card, new = AdviceCard.objects.get_or_create(slug=data["slug"], locale=albanian, defaults=data["sq"] | rules)
        added += new and publish(card)
        if not card.has_translation(english):
            translated = card.copy_for_translation(english)
            for name, value in data["en"].items():
                setattr(translated, name, value)
            translated.save()
            added += publish(translated)
    return added


def publish(card: AdviceCard) -> int:
    card.save_revision().publish()
    return 1


@dataclass(frozen=True)
class Card:
    """A card as it is offered: in the reporter's language, in its published version."""

    key: str  # slug@revision, for the trail
    title: str
    body: str


def offered(language: str) -> list[Card]:
    """Published and approved, in `language`, else in Albanian. One query."""
    found = AdviceCard.objects.filter(live=True, approved_on__isnull=False).exclude(approved_by="")
    rows = found.filter(locale__language_code__in=[language, "sq"]).select_related("locale").order_by("order", "pk")
    best: dict = {}
    for row in rows:
        if row.translation_key not in best or row.locale.language_code == language:
            best[row.translation_key] = row
    return [Card(f"{row.slug}@{row.live_revision_id or 0}", row.title, row.body.strip()) for row in best.values()]
