"""Logging that cannot tell what somebody wrote: messages only, no request bodies, no query strings, no local variables."""

import logging


class WithoutRequest(logging.Filter):
    """Removes the request and the query string from a record, and the exception's own text (it may quote user input)."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.__dict__.pop("request", None)
        if isinstance(record.args, tuple):
            record.args = tuple(a.split("?")[0] if isinstance(a, str) else a for a in record.args)
        return True


class NoValues(logging.Formatter):
    """Formats a traceback as file, line and exception class, never its message or the values in it."""

    def formatException(self, ei):
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
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # 4xx answers of the reporting form would tell when somebody was writing; 5xx are still logged.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "isigurt": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
