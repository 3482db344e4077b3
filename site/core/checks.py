"""System checks: what is asked for by name exists."""

from celery import current_app
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import autodiscover_modules, import_string

from core.backends.sms import HttpBackend


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


@register()
def text_messages_have_a_backend(app_configs: object | None = None, **kwargs: object) -> list[CheckMessage]:
    """A wrong name is told when the program starts, not when a child is in danger."""
    if not settings.SMS_BACKEND:
        return []
    try:
        backend = import_string(settings.SMS_BACKEND)
    except ImportError:
        return [Error(f"SMS_BACKEND names {settings.SMS_BACKEND}, which does not exist.", id="core.E002")]
    if backend is HttpBackend and not settings.SMS_URL:
        return [Error("SMS_BACKEND posts to SMS_URL, which is empty.", id="core.E003")]
    return []


def unknown_tasks() -> list[str]:
    """Names in the schedule of beat that no tasks.py registers: they would fail in the night, each time."""
    autodiscover_modules("tasks")
    return sorted({str(entry["task"]) for entry in settings.CELERY_BEAT_SCHEDULE.values()} - set(current_app.tasks))
