"""The regions are data of the program, written by a command that may be run again."""

import io

import pytest
from django.core.management import call_command

from core.models import Municipality, Region
from tests.factories import schools as make

pytestmark = pytest.mark.django_db


def run() -> str:
    said = io.StringIO()
    call_command("places", stdout=said)
    return said.getvalue()


def everything() -> list[tuple]:
    return [*Region.objects.order_by("pk").values_list(), *Municipality.objects.order_by("pk").values_list()]


def test_command_writes_twelve_regions_and_sixty_one_municipalities_once():
    before = everything()

    said = run()

    assert said == "places: 12 regions, 61 municipalities.\n"
    assert everything() == before
    assert (Region.objects.count(), Municipality.objects.count()) == (12, 61)


def test_command_fills_an_empty_database_and_mends_what_was_broken():
    Region.objects.filter(slug="tirane").update(name_en="Tirania")

    run()

    assert Region.objects.get(slug="tirane").name_en == "Tirana"


def test_region_that_was_added_stays():
    added = make.region()

    run()

    assert Region.objects.filter(pk=added.pk).exists()
