import logging.config
import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import celeryd_init, setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("isigurt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_site_does(**kwargs: object) -> None:
    """Celery's own logging prints the text of exceptions; ours does not (config/logs.py)."""
    from django.conf import settings  # inline: settings

    logging.config.dictConfig(settings.LOGGING)


@celeryd_init.connect
def make_broker_folders(conf: Any, **kwargs: object) -> None:
    """The file-system broker does not make its folders itself; a fresh or emptied VAR_DIR must not stop the worker."""
    for name, folder in conf.broker_transport_options.items():
        if name.endswith(("folder", "folder_in", "folder_out")):
            Path(folder).mkdir(parents=True, exist_ok=True)
