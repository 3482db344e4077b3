import logging.config
import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init, setup_logging

from core.backends import file_broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

file_broker.use()
app = Celery("isigurt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_site_does(**kwargs: object) -> None:
    """Celery's own logging prints the text of exceptions; ours does not (config/logs.py)."""
    from django.conf import settings  # inline: settings

    logging.config.dictConfig(settings.LOGGING)


@beat_init.connect
def refuse_tasks_that_do_not_exist(**kwargs: object) -> None:
    """A name that is wrong in the schedule ends beat when it starts, not each night (core/checks.py)."""
    from core.checks import unknown_tasks  # inline: settings

    if unknown := unknown_tasks():
        raise SystemExit(f"isigurt: the schedule asks for tasks that do not exist: {', '.join(unknown)}")


@celeryd_init.connect
def make_broker_folders(conf: Any, **kwargs: object) -> None:
    """The file-system broker does not make its folders itself; a fresh or emptied VAR_DIR must not stop the worker."""
    for name, folder in conf.broker_transport_options.items():
        if name.endswith(("folder", "folder_in", "folder_out")):
            Path(folder).mkdir(parents=True, exist_ok=True)
