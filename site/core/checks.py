"""System checks: what is asked for by name exists."""

from celery import current_app
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import autodiscover_modules


@register()
def beat_asks_for_tasks_that_exist(app_configs: object | None = None, **kwargs: object) -> list[CheckMessage]:
    return [
        Error(
            f"CELERY_BEAT_SCHEDULE asks for the task {name}, which does not exist.",
            hint="Look for its name in the tasks.py of the apps.",
            id="core.E001",
        )
        for name in unknown_tasks()
    ]


def unknown_tasks() -> list[str]:
    """Names in the schedule of beat that no tasks.py registers: they would fail in the night, each time."""
    autodiscover_modules("tasks")
    return sorted({str(entry["task"]) for entry in settings.CELERY_BEAT_SCHEDULE.values()} - set(current_app.tasks))
