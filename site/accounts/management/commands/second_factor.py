from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError

from accounts.actions import forget_second_factor
from accounts.models import User


class Command(BaseCommand):
    help = "Takes away the second factor of a person who lost the phone, the key and the recovery codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forget", metavar="USERNAME", required=True)

    def handle(self, *, forget: str, **options: Any) -> None:
        person = User.objects.filter(username=forget).first()
        if person is None:
            raise CommandError(f"There is nobody called {forget}.")
        gone = forget_second_factor(person)
        self.stdout.write(f"{forget}: {gone} removed; the next sign-in leads to setting up another.")
