from typing import Any

from django.conf import settings
from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError

from core.states import mermaid
from reporting.cases.states import STEPS, State

FILE = "docs/report-states.md"
PAGE = """# The states of a report

Drawn from `reporting/cases/states.py` by `manage.py state_diagram`; do not edit by hand.

```mermaid
{diagram}```
"""


class Command(BaseCommand):
    help = "Draws docs/report-states.md from reporting/cases/states.py. With --check only says whether it is fresh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        path, text = settings.ROOT / FILE, PAGE.format(diagram=mermaid(STEPS, State, "received"))
        if not check:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            raise CommandError(f"{FILE} is stale. Run: python manage.py state_diagram")
