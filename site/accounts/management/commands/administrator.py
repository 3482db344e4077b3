from typing import Any

from django.conf import settings
from django.core.management import CommandParser
from django.core.management.base import BaseCommand

from accounts.people.actions import make_administrator
from accounts.sign_in.password_reset import address


class Command(BaseCommand):
    help = (
        "Makes an account an administrator's, and no superuser's; prints the link to choose a password of who has none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", default="")

    def handle(self, *, username: str, email: str, **options: Any) -> None:
        person = make_administrator(username, email)
        self.stdout.write(f"{username} is an administrator.")
        if not person.has_usable_password():
            self.stdout.write(f"Choose a password, once: {settings.BASE_URL}{address(person)}")
