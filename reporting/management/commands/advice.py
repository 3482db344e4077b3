from django.core.management.base import BaseCommand

from reporting.advice import write_advice


class Command(BaseCommand):
    help = "Adds the first advice cards that are missing. They are offered once a supervisor has filled in who approved."

    def handle(self, **options):
        self.stdout.write(f"advice cards: {write_advice()} new")
