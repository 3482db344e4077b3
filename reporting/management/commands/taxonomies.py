from typing import Any

from django.core.management.base import BaseCommand

from reporting.assessment.taxonomies import write_taxonomies


class Command(BaseCommand):
    help = "Adds the taxonomies of assessments that are missing, and new versions. What is there stays as it is."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{write_taxonomies()} new")
