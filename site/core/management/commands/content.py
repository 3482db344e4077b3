import importlib
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Fills a new site with first pages, editions, rubrics, categories and taxonomies, for editors to go on from."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ("pages", "campaigns"):
            importlib.import_module(f"{name}.demo").load(self.say)
        call_command("rubrics", stdout=self.stdout)
        call_command("taxonomies", stdout=self.stdout)
        call_command("authorities", stdout=self.stdout)

    def say(self, line: str) -> None:
        self.stdout.write(f"  {line}")
