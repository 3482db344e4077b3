import datetime as dt

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format, get_format
from wagtail.admin.localization import get_available_admin_time_zones

from core.i18n.dates import day_in_words


@pytest.mark.parametrize(
    ("language", "words"), [("sq", "e martë, 24 nëntor 2026"), ("en", "Tuesday, 24 November 2026")]
)
def test_day_in_words_follows_the_language(language, words):
    with translation.override(language):
        assert day_in_words(dt.date(2026, 11, 24)) == words


# --- What people type -----------------------------------------------------------------------------------------------
LANGUAGES = [code for code, _name in settings.LANGUAGES]
TYPED = ["09.02.2027", "9.2.2027", "09/02/2027", "9-2-2027", "2027-02-09"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", TYPED)
def test_day_is_understood_in_every_way_it_is_written_here(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == dt.date(2027, 2, 9)
        assert forms.DateTimeField().clean(f"{typed} 9.30").strftime("%d.%m.%Y %H:%M") == "09.02.2027 09:30"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("setting", "formats"),
    [
        ("WAGTAIL_DATE_FORMAT", "DATE_INPUT_FORMATS"),
        ("WAGTAIL_TIME_FORMAT", "TIME_INPUT_FORMATS"),
        ("WAGTAIL_DATETIME_FORMAT", "DATETIME_INPUT_FORMATS"),
    ],
)
def test_form_reads_what_its_picker_writes(language, setting, formats):
    """Wagtail's own check (wagtailadmin.E003) asks for USE_L10N, which Django no longer has, and so says nothing."""
    assert getattr(settings, setting) == get_format(formats, language)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["31.02.2027", "2/9/27", "nesër", "09.13.2027", "32.01.2027"])
def test_day_that_cannot_be_read_is_refused_with_a_sentence_that_says_how(language, typed):
    with translation.override(language), pytest.raises(ValidationError, match=r"09\.02\.2027"):
        forms.DateField().clean(typed)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("DATE_FORMAT", "24 Nëntor 2026"),
        ("DATETIME_FORMAT", "24 Nëntor 2026, 15:07"),
        ("TIME_FORMAT", "15:07"),
        ("SHORT_DATE_FORMAT", "24.11.2026"),
        ("SHORT_DATETIME_FORMAT", "24.11.2026 15:07"),
    ],
)
def test_no_day_or_hour_is_written_in_the_american_way_in_albanian(name, words):
    with translation.override("sq"):
        assert date_format(dt.datetime(2026, 11, 24, 15, 7), name) == words


def test_admin_offers_one_time_zone_and_it_is_albanias():
    assert get_available_admin_time_zones() == ["Europe/Tirane"]
