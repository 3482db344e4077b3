"""Loads the regions and municipalities that the program ships with (places.json)."""

import json
from pathlib import Path
from typing import Any

from django.utils.text import slugify

SOURCE = Path(__file__).with_name("places.json")


def load(Region: Any, Municipality: Any) -> None:
    """Write all 12 regions and 61 municipalities with the model classes given (a migration passes its own)."""
    for row in json.loads(SOURCE.read_text())["regions"]:
        facts = {"name_sq": row["name_sq"], "name_en": row["name_en"], "population": row["population_2023"]}
        region, _ = Region.objects.update_or_create(
            code=row["code"], defaults={"slug": slugify(row["name_sq"]), **facts}
        )
        for place in row["municipalities"]:
            fields = {field: place[field] for field in ("name", "seat", "lat", "lon")}
            Municipality.objects.update_or_create(slug=slugify(place["name"]), defaults={"region": region, **fields})
