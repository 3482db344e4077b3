#!/usr/bin/env python
"""Django's command line, with `site/` (a source root, not a package: see docs/adr/0001) on the import path.

Settings come from the environment. With none there, the demo that `make run` has prepared in this checkout is opened.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# Any of these says that the environment is somebody's own: production is never taken for a demo.
OWN = (
    *("ENVIRONMENT", "SECRET_KEY", "CODE_PEPPER", "AUDIT_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"),
    *("BASE_URL", "MAIL_PROVIDER", "MAIL_FROM", "SMTP_HOST", "SMTP_PORT"),
)
DEPLOYMENT = "/etc/isigurt"  # where docs/runbook/deploy.md keeps the environment of production


def main():
    sys.path.insert(0, str(ROOT / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if not settings_are_given():
        open_demo(Path(os.environ.get("VAR_DIR") or ROOT / "var"))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def settings_are_given():
    """True with settings in the environment, and with a module of settings that brings its own (config.testing)."""
    other_module = os.environ["DJANGO_SETTINGS_MODULE"] != "config.settings"
    return other_module or any(os.environ.get(name) for name in OWN) or "--settings" in " ".join(sys.argv)


def open_demo(var, deployment=DEPLOYMENT):
    """Take the demo's settings; refuse where there is none, and on a machine that has an environment of production."""
    if os.path.exists(deployment):
        refuse(f"load those of production with set -a; . {deployment}/env; set +a, or begin with ENVIRONMENT=demo")
    if not all((var / name).exists() for name in ("prepared", "demo-accounts.json", "isigurt.sqlite3")):
        refuse(f"prepare a demo with make run, or use python3 scripts/manage.py {' '.join(sys.argv[1:2])}".rstrip())
    from scripts import demo

    print(f"isigurt: no settings are given: this is the demo in {var}", file=sys.stderr)
    os.environ.update(demo.settings(os.environ.get("PORT") or "8000"))


def refuse(mend):
    print(f"isigurt: no settings are given: {mend}.", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
