import datetime as dt

import pytest
from django.conf import settings
from django.utils import translation

from core.calendar.public_holidays import holiday_name, is_weekend, package_language, public_holidays

YOUTH_DAY = dt.date(2026, 12, 8)
MOVED_FROM_A_SATURDAY = dt.date(2026, 11, 30)
PLAIN_DAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("language", "name"),
    [("sq", "Dita Kombëtare e Rinisë"), ("en", "National Youth Day"), ("de", "Dita Kombëtare e Rinisë")],
)
def test_holiday_is_named_in_the_language_of_the_page_or_else_in_albanian(language, name):
    with translation.override(language):
        assert holiday_name(YOUTH_DAY) == name


def test_holiday_is_named_in_albanian_where_no_language_is_active():
    with translation.override(None):
        assert holiday_name(YOUTH_DAY) == "Dita Kombëtare e Rinisë"


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_holidays_have_names_in_every_language_of_the_site(language):
    assert package_language(language).split("_")[0] == language


def test_day_to_which_a_holiday_moves_is_one_too():
    with translation.override("sq"):
        assert holiday_name(MOVED_FROM_A_SATURDAY).startswith("Dita Flamurit")

    assert MOVED_FROM_A_SATURDAY in public_holidays(2026)


def test_plain_day_is_no_holiday():
    assert holiday_name(PLAIN_DAY) is None
    assert PLAIN_DAY not in public_holidays(2026)


@pytest.mark.parametrize("language", ["sq", "en"])
def test_holidays_fall_on_the_same_days_in_every_language(language):
    with translation.override(language):
        named = {day for day in days_of(2026) if holiday_name(day)}

    assert named == public_holidays(2026)


def days_of(year):
    return [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(365)]


@pytest.mark.parametrize(("day", "weekend"), [(4, False), (5, True), (6, True), (7, False)])
def test_weekend_is_saturday_and_sunday(day, weekend):
    assert is_weekend(dt.date(2026, 12, day)) is weekend
