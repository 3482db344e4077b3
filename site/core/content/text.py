"""Plain text out of rich text and StreamFields."""

from typing import Any

from django.utils.html import strip_tags


def plain_text(value: Any) -> str:
    """The words of a StreamValue as its blocks declare them searchable, without tags, parted by spaces."""
    parts = value.stream_block.get_searchable_content(value)
    return " ".join(strip_tags(str(part)).strip() for part in parts)
