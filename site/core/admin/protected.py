"""Snippets that are never deleted, because other records refer to them: the admin says what to do instead."""

from django.db.models import Model
from django.utils.functional import Promise

INSTEAD: dict[type[Model], str | Promise] = {}


def protect(*models: type[Model], instead: str | Promise) -> None:
    """Say that no row of these models is deleted in the admin; `instead` is the sentence for who tries."""
    INSTEAD.update(dict.fromkeys(models, instead))
