"""The first authorities of an installation (seeds.yaml), unconfirmed. What supervisors changed is left alone."""

from pathlib import Path

import yaml
from django.db import transaction

from reporting.authorities.models import Authority

FILE = Path(__file__).with_name("seeds.yaml")


@transaction.atomic
def write_authorities() -> int:
    """Add those that are missing; return how many."""
    added = 0
    for order, row in enumerate(yaml.safe_load(FILE.read_text()), start=1):
        names = {"name_sq": row["sq"], "name_en": row["en"], "order": order * 10, "police": row.get("police", False)}
        added += Authority.objects.get_or_create(slug=row["slug"], defaults=names)[1]
    return added
