"""Logging that cannot tell what somebody wrote: no request bodies, no query strings, no local variables."""

import logging
from typing import Any

logging.raiseExceptions = False  # a handler that cannot write would print the record with everything in it


class WithoutRequest(logging.Filter):
    """Removes from a record the request, query strings, and the text of exceptions: it may quote what was typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.__dict__.pop("request", None)
        record.exc_text = None  # another handler may have written the traceback there, with the exception's text
        if isinstance(record.args, tuple):
            record.args = tuple(harmless(value) for value in record.args)
        elif isinstance(record.args, dict):  # Celery's way
            record.args = {
                name: "…" if name in TOLD_BY_CELERY else harmless(value) for name, value in record.args.items()
            }
        return True


TOLD_BY_CELERY = ("exc", "args", "kwargs", "return_value")


def harmless(value: object) -> object:
    """A text without its query string; an exception as its kind alone."""
    if isinstance(value, BaseException):
        return type(value).__name__
    return value.split("?")[0] if isinstance(value, str) else value


class NoValues(logging.Formatter):
    """Formats a traceback as file, line and exception class, never its message or the values in it."""

    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        lines = []
        while trace:
            code = trace.tb_frame.f_code
            lines.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return "\n".join([*lines, kind.__name__ if kind else "unknown"])


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_request": {"()": "config.logs.WithoutRequest"}},
    "formatters": {"plain": {"()": "config.logs.NoValues", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_request"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # 4xx answers of the reporting form would tell when somebody was writing; 5xx are still logged.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # A refused form, host or file name: the reasons quote what was sent, and where from. The answer is a 4xx.
        # With no handler at all Python would write them to stderr.
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "isigurt": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
