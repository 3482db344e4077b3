"""The questions that a new installation begins with (first.yaml)."""

from functools import lru_cache
from pathlib import Path

import yaml

from reporting.definitions.model import Definition
from reporting.definitions.stored import from_json

FILE = Path(__file__).with_name("first.yaml")


@lru_cache(maxsize=1)
def all_of_them() -> dict[str, dict]:
    return {name: {"questions": rows} for name, rows in yaml.safe_load(FILE.read_text()).items()}


@lru_cache(maxsize=1)
def unsorted() -> Definition:
    """What is asked while nobody knows which rubric it belongs to, or where a rubric has no questions of its own."""
    return from_json(all_of_them()["unsorted"])
