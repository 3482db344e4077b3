from django.core.management.base import BaseCommand

from reporting.taxonomies import write_taxonomies


class Command(BaseCommand):
    help = "Adds the taxonomies of assessments, and new versions of them, that are missing. What is there stays as it is."

    def handle(self, **options):
        self.stdout.write(f"{write_taxonomies()} new")
