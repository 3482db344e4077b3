"""The demo's editions, in both languages."""

import pytest
from freezegun import freeze_time

from campaigns import demo
from campaigns.models import EditionPage
from core.models import Partner
from tests.html import page, text

NOVEMBER = "2026-11-21 12:00:00"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def editions(loaded):
    with loaded(demo.load):
        yield


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/dita-e-internetit-te-sigurt/", ["Dita e Internetit të Sigurt 2027", "Dita e Internetit të Sigurt 2026"]),
        (
            "/dita-e-internetit-te-sigurt/2027/",
            ["Së bashku për një internet më të mirë", "E martë, 9 shkurt 2027", "Ora e parë e ditës"],
        ),
        ("/dita-e-internetit-te-sigurt/2026/", ["E martë, 10 shkurt 2026", "Çfarë mbetet nga kjo ditë"]),
        ("/en/safer-internet-day/", ["Safer Internet Day 2027", "Safer Internet Day 2026", "days left"]),
        (
            "/en/safer-internet-day/2027/",
            ["Together for a better internet", "Tuesday, 9 February 2027", "The first lesson of the day"],
        ),
        ("/en/safer-internet-day/2026/", ["What this day leaves behind", "This edition is over"]),
    ],
)
def test_demo_shows_both_editions_in_both_languages(client, path, words):
    with freeze_time(NOVEMBER):
        said = text(page(client.get(path)).select_one("main"))

    assert [word for word in words if word not in said] == []


def test_demo_translation_says_nothing_in_albanian():
    english = EditionPage.objects.get(year=2027, locale__language_code="en")

    activities = list(english.activities.order_by("day", "starts"))

    assert {activity.locale.language_code for activity in activities} == {"en"}
    assert activities[0].title == "The first lesson of the day"
    assert "ë" not in english.search_text()


def test_demo_loaded_again_changes_nothing():
    before = list(EditionPage.objects.order_by("pk").values_list("pk", "latest_revision_id"))

    demo.load(lambda line: None)

    assert list(EditionPage.objects.order_by("pk").values_list("pk", "latest_revision_id")) == before
    assert len(before) == 4


def test_translated_edition_lists_partners_in_its_language(home, home_en):
    albanian = Partner.objects.create(name="Aleanca", locale=home.locale)
    english = albanian.copy_for_translation(home_en.locale)
    english.name = "Alliance"
    english.save()
    source = EditionPage.objects.get(year=2027, locale=home.locale)
    source.partners = [albanian]
    source.save()
    translated = EditionPage.objects.get(year=2027, locale=home_en.locale)
    translated.partners = [albanian]

    assert [partner.name for partner in source.partners_in_language()] == ["Aleanca"]
    assert [partner.name for partner in translated.partners_in_language()] == ["Alliance"]
