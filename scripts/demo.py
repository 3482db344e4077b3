"""The settings of a demo on this machine: for `make run`, scripts/manage.py and manage.py."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def settings(port: int) -> "dict[str, str]":
    """What is set by hand in the environment wins."""
    defaults = {
        "ENVIRONMENT": "demo",
        "VAR_DIR": str(ROOT / "var"),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",  # a demo may
    }
    return {name: os.environ.get(name) or value for name, value in defaults.items()}
