from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from core.models import Municipality, Region
from core.places import loading


class Command(BaseCommand):
    help = "Writes the regions and municipalities of places.json. Doing it again changes nothing; others stay."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        regions, municipalities = loading.load(Region, Municipality)
        self.stdout.write(f"places: {regions} regions, {municipalities} municipalities.")
