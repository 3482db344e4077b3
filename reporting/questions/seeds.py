"""The questions that a new installation begins with (seeds.yaml)."""

from functools import lru_cache
from pathlib import Path

import yaml

from reporting.questions.definition.model import Definition
from reporting.questions.definition.serialization import from_json

FILE = Path(__file__).with_name("seeds.yaml")


@lru_cache(maxsize=1)
def all_of_them() -> dict[str, dict]:
    return {name: {"questions": rows} for name, rows in yaml.safe_load(FILE.read_text()).items()}


@lru_cache(maxsize=1)
def unsorted() -> Definition:
    """What is asked while nobody knows which rubric it belongs to, or where a rubric has no questions of its own."""
    return from_json(all_of_them()["unsorted"])
