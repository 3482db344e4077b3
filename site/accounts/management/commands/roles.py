from typing import Any

from django.core.management.base import BaseCommand

from accounts.grants import write_roles


class Command(BaseCommand):
    help = "Writes the roles (accounts/roles.py) into Django's groups."

    def handle(self, *args: Any, **options: Any) -> None:
        write_roles()
        self.stdout.write("Roles are written.")
