"""gunicorn: `gunicorn -c python:config.gunicorn`. The workers share one loaded program; there is no access log."""

import gc
from typing import Any

from config import env
from config.logs import LOGGING

wsgi_app = "config.wsgi:application"
bind = (
    env.text("BIND", "127.0.0.1", help="Address that the web server listens on.")
    + ":"
    + str(env.number("PORT", 8000, low=1, high=65535, help="Port that the web server listens on."))
)
workers = env.number("WEB_WORKERS", 2, low=1, high=64, help="Web server processes.")
threads = env.number("WEB_THREADS", 16, low=1, high=64, help="Threads in each web server process.")
worker_class = "gthread"  # keeps connections alive, which the sync worker does not
preload_app = True
keepalive = 5
timeout = 30
graceful_timeout = 10
max_requests = 1_000_000
max_requests_jitter = 100_000
accesslog = None
loglevel = "error"  # gunicorn's warnings name the address of whoever sent a request that it cannot read
logconfig_dict = LOGGING | {
    "loggers": {"gunicorn.error": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
forwarder_headers = ""  # else SCRIPT_NAME, sent by a client through nginx, breaks every link and is cached
limit_request_line = 4094
limit_request_fields = 60


def when_ready(server: Any) -> None:
    """Load the addresses once, before the workers are born, and keep what is loaded away from the garbage collector."""
    from django.db import connections  # inline: settings
    from django.urls import get_resolver  # inline: settings

    get_resolver().url_patterns  # noqa: B018
    connections.close_all()
    gc.collect()
    gc.freeze()
