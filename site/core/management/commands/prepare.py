"""All that a new installation or a new version needs, in one process: used by `make run` and by deployments."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from core.views import errors


class Command(BaseCommand):
    help = (
        "Compiles the catalogues, migrates, writes places and roles, loads the demo where there is one, "
        "brings the search index up to date, collects static files."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        settings.VAR.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in ("messages", "control"):
            (settings.BROKER / folder).mkdir(parents=True, exist_ok=True)
        self.step("catalogues", self.compile_messages)
        self.step("database", lambda: call_command("migrate", verbosity=0, interactive=False))
        self.step("places", lambda: call_command("places", stdout=self.stdout))
        self.step("demo" if settings.DEMO else "roles", lambda: call_command("demo" if settings.DEMO else "roles"))
        self.step("search index", lambda: call_command("search_index", "--if-stale", stdout=self.stdout))
        self.step("static files", self.collect_static)
        self.step("maintenance page", self.write_maintenance_page)

    def step(self, name: str, work: Callable[[], object]) -> None:
        """Say what begins, do it, say how long it took."""
        self.stdout.write(f"- {name} …")
        self.stdout.flush()
        started = time.monotonic()
        work()
        self.stdout.write(f"  {name}: {time.monotonic() - started:.1f} s")
        self.stdout.flush()

    def compile_messages(self) -> None:
        call_command("messages", "compile")
        translation_file_changed(None, Path("django.mo"))  # forget what was read before

    def collect_static(self) -> None:
        """Collect, name by hash and compress; skipped when no source file has changed."""
        stamp, now = settings.VAR / "static-collected", self.state_of_static()
        if stamp.exists() and stamp.read_text() == now and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            return
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now)

    def write_maintenance_page(self) -> None:
        """For the front to show while the program is away (deploy/nginx)."""
        with translation.override(settings.LANGUAGE_CODE):
            page = render_to_string("maintenance.html", {"quick_exit_url": settings.QUICK_EXIT_URL})
            too_large = render_to_string(
                "400.html", {"message": errors.TOO_LARGE, "quick_exit_url": settings.QUICK_EXIT_URL}
            )
        (settings.VAR / "maintenance.html").write_text(page)
        (settings.VAR / "too_large.html").write_text(too_large)

    def state_of_static(self) -> str:
        digest = hashlib.sha256()
        for finder in get_finders():
            for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
                facts = Path(storage.path(path)).stat()
                digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
        return digest.hexdigest()
