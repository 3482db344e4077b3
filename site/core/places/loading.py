"""Loads the regions and municipalities that the program ships with (places.json)."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import slugify

SOURCE = Path(__file__).with_name("places.json")


def load(Region: Any, Municipality: Any) -> tuple[int, int]:
    """Write the regions and municipalities of places.json; what is in the database beside them stays.

    Names in a language are the columns `name_<language>` that the model has. A migration passes its own classes.
    """
    regions = json.loads(SOURCE.read_text())["regions"]
    for row in regions:
        region, _ = Region.objects.update_or_create(code=row["code"], defaults=facts_of(Region, row))
        for place in row["municipalities"]:
            fields = {field: place[field] for field in ("name", "seat", "lat", "lon")}
            Municipality.objects.update_or_create(slug=slugify(place["name"]), defaults={"region": region, **fields})
    return len(regions), sum(len(row["municipalities"]) for row in regions)


def facts_of(Region: Any, row: dict) -> dict:
    """The fields of a region as its row tells them."""
    names = {f.name: row[f.name] for f in Region._meta.concrete_fields if f.name.startswith("name_") and f.name in row}
    slug = slugify(row[f"name_{settings.LANGUAGE_CODE}"])
    return {"slug": slug, "population": row["population_2023"], **names}
