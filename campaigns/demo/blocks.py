"""Blocks as a StreamField stores them. Their ids come from their path in editions.yaml: the same in both languages."""

import uuid
from typing import Any

NAMESPACE = uuid.UUID("5d1f3b0e-6c0b-4f7e-9b6b-0a3d9f1c2e27")


def stream(blocks: list[dict], language: str, path: str) -> list[dict]:
    """A list of {type: value}, in one language."""
    return [as_stored(block, language, f"{path}.{number}") for number, block in enumerate(blocks)]


def as_stored(block: dict, language: str, path: str) -> dict:
    ((kind, value),) = block.items()
    return {"type": kind, "value": in_language(value, language, path), "id": str(id_at(path))}


def in_language(value: Any, language: str, path: str) -> Any:
    """`value` in one language, lists as a ListBlock stores them."""
    if isinstance(value, list):
        return stream([{"item": item} for item in value], language, path)
    if isinstance(value, dict) and language in value:
        return value[language]
    if isinstance(value, dict):
        return {name: in_language(part, language, f"{path}.{name}") for name, part in value.items()}
    return value


def id_at(path: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, path)
