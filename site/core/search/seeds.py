"""What the program ships with: crisis topics and their words (crisis_seeds.yaml)."""

from pathlib import Path
from typing import Any

import yaml

SOURCE = Path(__file__).with_name("crisis_seeds.yaml")


def load(CrisisTopic: Any) -> None:
    """Write the topics that are missing with the model class given (a migration passes its own)."""
    for topic in yaml.safe_load(SOURCE.read_text(encoding="utf-8")):
        CrisisTopic.objects.get_or_create(slug=topic.pop("slug"), defaults=topic)
