from typing import Any

from django.core.management.base import BaseCommand

from reporting.authorities.seeds import write_authorities
from reporting.notices.actions.texts import load_first


class Command(BaseCommand):
    help = "Adds the authorities and the texts of notices that are missing. What supervisors changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{write_authorities()} authorities, {load_first()} texts of notices new")
