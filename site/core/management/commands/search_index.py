from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand

from core.search import entries


class Command(BaseCommand):
    help = "Writes the index of the public search anew from the published pages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-stale", action="store_true", help="only where another analysis of words wrote it")

    def handle(self, *, if_stale: bool, **options: Any) -> None:
        if if_stale and not entries.are_stale():
            return
        self.stdout.write(f"search index: {entries.rebuild()} pages.")
