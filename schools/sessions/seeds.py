"""What the program ships with: the topics of sessions (seeds.yaml)."""

from pathlib import Path
from typing import Any

import yaml

SOURCE = Path(__file__).with_name("seeds.yaml")


def load(SessionTopic: Any) -> None:
    """Write the topics that are missing with the model class given (a migration passes its own)."""
    for topic in yaml.safe_load(SOURCE.read_text(encoding="utf-8")):
        SessionTopic.objects.get_or_create(slug=topic.pop("slug"), defaults=topic)
