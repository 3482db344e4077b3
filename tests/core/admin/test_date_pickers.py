"""Days in Wagtail's forms: understood as people here write them, or refused with what was typed still there."""

import datetime as dt

import pytest

from core.models import ExtraDayOff
from tests.html import page, text, value

TYPED = ["09.02.2027", "9.2.2027", "09/02/2027", "2027-02-09"]
ADD, HISTORY = "/admin/snippets/core/extradayoff/add/", "/admin/reports/site-history/"


@pytest.fixture
def inside(login, admin):
    return login(admin)


@pytest.mark.parametrize("typed", TYPED)
def test_snippet_takes_a_day_as_it_is_typed(inside, typed):
    inside.post(ADD, {"date": typed, "name": "Urë"})

    assert ExtraDayOff.objects.get().date == dt.date(2027, 2, 9)


@pytest.mark.parametrize("typed", ["31.02.2027", "nesër", "9.2.27"])
def test_snippet_refuses_what_it_cannot_read_and_keeps_it(inside, typed):
    answer = inside.post(ADD, {"date": typed, "name": "Urë"})

    form = page(answer).main
    assert not ExtraDayOff.objects.exists()
    assert value(form, "date") == typed
    assert "Shkruajeni si 09.02.2027" in text(form)


@pytest.mark.parametrize("typed", TYPED)
def test_filter_understands_a_day_and_says_what_it_understood(inside, typed):
    answer = inside.get(HISTORY, {"timestamp_from": typed})

    assert "9 Shkurt 2027" in text(page(answer).main)
    assert "09.02.2027" in answer.content.decode()


def test_filter_refuses_what_it_cannot_read_and_keeps_it(inside):
    answer = inside.get(HISTORY, {"timestamp_from": "nesër"})

    shown = page(answer)
    assert "Shkruajeni si 09.02.2027" in text(shown.main)
    assert [field["value"] for field in shown.select("[name=timestamp_from]")] == ["nesër"]


def test_history_writes_days_and_hours_the_albanian_way(inside):
    inside.post(ADD, {"date": "09.02.2027", "name": "Urë"})

    shown = inside.get(HISTORY).content.decode()

    assert "p.m." not in shown
    assert "a.m." not in shown


def test_every_page_of_the_admin_carries_the_script_with_its_words(inside):
    script = page(inside.get("/admin/")).select_one("script[src*='admin-dates']")

    assert '"shkurt"' in script["data-words"]
    assert "Shkruajeni si 09.02.2027" in script["data-words"]
