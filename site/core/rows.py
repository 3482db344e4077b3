"""Two people at once: whoever comes second sees a row as the first one left it."""

from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def locked(row: Row) -> Row:
    """The row as it is now, held until the transaction ends."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)
