import importlib
import json
import os
import time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

APPS = ("accounts", "pages", "campaigns", "schools", "reporting")


class Command(BaseCommand):
    help = "Loads the demo: people, pages, an edition, sessions, a few reports. Running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo does not load where ENVIRONMENT=production.")
        started = time.monotonic()
        for name in APPS:
            if apps.is_installed(name):
                # After each app: a password that was made and not written down opens nothing for anybody.
                self.write_accounts(importlib.import_module(f"{name}.demo").load(self.say) or [])
        self.say(f"demo ready in {time.monotonic() - started:.0f} s")

    def say(self, line: str) -> None:
        self.stdout.write(f"  {line}")
        self.stdout.flush()

    def write_accounts(self, people: list[dict]) -> None:
        """Add what is new to var/demo-accounts.json, readable by its owner alone."""
        path = settings.VAR / "demo-accounts.json"
        known = {row["username"]: row for row in json.loads(path.read_text())} if path.exists() else {}
        for row in people:
            known.setdefault(row["username"], {}).update(row)
        descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(list(known.values()), file, ensure_ascii=False, indent=1)
