from collections.abc import Callable
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand

from reporting.management.vault import confirm, init, recover, rotate


class Command(BaseCommand):
    help = "Sets up, rotates, recovers and rehearses the vaults (docs/runbook/vault-setup.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        for part in (init, recover, rotate, confirm):
            part.arguments(commands)

    def handle(self, *args: Any, run: Callable[..., None], **options: Any) -> None:
        run(self.stdout, **{name: value for name, value in options.items() if name not in self.base_stealth_options})
