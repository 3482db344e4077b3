"""On which models public pages depend: each app says so in `apps.ready`, and nobody empties the page cache by hand."""

from django.db.models import Model

MODELS: set[type[Model]] = set()


def depends_on(*models: type[Model]) -> None:
    """Say that public pages show rows of these models: saving or deleting one empties the page cache.

    A row written by QuerySet.update or in bulk sends no signal. Pages that show a many-to-many field name its through
    model too.
    """
    MODELS.update(models)


def is_dependency(model: type[Model]) -> bool:
    """Whether some public page depends on this model or on one that it inherits from."""
    return issubclass(model, tuple(MODELS))
