from django.core.management.base import BaseCommand

from reporting.actions.retention import write_rules
from reporting.rubrics import write_rubrics


class Command(BaseCommand):
    help = "Adds the rubrics and categories that are missing, in Albanian and English. What supervisors changed stays."

    def handle(self, *args, **options):
        self.stdout.write(f"{write_rubrics()} new")
        write_rules()
