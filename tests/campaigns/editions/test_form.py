"""The editor's form of an edition."""

import pytest
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from campaigns.models import EditionPage
from core.models import Partner
from tests.factories.campaigns import make_edition
from tests.html import page, text, texts


@pytest.fixture
def inside(login, editor):
    return login(editor)


def typed(day):
    """An edition of 2028 with one activity on `day`."""
    return nested_form_data(
        {
            "title": "Dita 2028", "slug": "dita-2028", "summary": "Bashkë.", "year": "2028", "date": "", "slogan": "",
            "body": streamfield([]), "comments": inline_formset([]), "action-publish": "1",
            "activities": inline_formset([{"title": "Takim", "day": day, "starts": "", "ends": "", "place": "",
                                           "municipality": "", "audience": "", "ORDER": "1"}]),
        }
    )  # fmt: skip


@pytest.mark.parametrize("day", ["10.02.2026", "31.08.2027", "01.01.2029"])
def test_edition_with_an_activity_of_another_year_is_refused(inside, index, day):
    answer = inside.post(f"/admin/pages/add/campaigns/editionpage/{index.pk}/", typed(day))

    assert not EditionPage.objects.filter(year=2028).exists()
    assert "edicionit të vitit 2028" in text(page(answer).main)
    assert page(answer).select_one("[name=activities-0-day]")["value"] == day


@pytest.mark.parametrize("day", ["08.02.2028", "1.11.2027"])
def test_edition_with_an_activity_of_its_school_year_is_published(inside, index, day):
    inside.post(f"/admin/pages/add/campaigns/editionpage/{index.pk}/", typed(day))

    assert EditionPage.objects.get(year=2028).activities.count() == 1


def test_partner_is_offered_once_whatever_it_is_called_in_other_languages(inside, index):
    albanian = Partner.objects.create(name="Partneri", locale=Locale.objects.get(language_code="sq"))
    albanian.copy_for_translation(Locale.objects.get(language_code="en")).save()
    edition = make_edition(index, 2027)

    form = page(inside.get(f"/admin/pages/{edition.pk}/edit/"))

    assert texts(form, "label:has([name=partners])") == ["Partneri"]
