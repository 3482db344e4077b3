"""The one figure of a week: of five analysts or more, frozen, with nothing left that could be subtracted from it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from core.models import AuditEntry
from reporting.care import actions
from reporting.models import CareWeek, CheckIn
from tests import html

MONDAY = dt.date(2026, 11, 9)
AFTER = MONDAY + dt.timedelta(days=7)


@pytest.fixture
def people(make_person):
    """Makes analysts: `people(5)`."""
    return lambda count, role="analyst": [make_person(role, f"{role}{number}") for number in range(count)]


def said(person, mood, day=MONDAY):
    return CheckIn.objects.create(user=person, day=day, mood=mood)


def test_week_of_five_has_a_figure_and_keeps_no_check_in(people):
    for person, mood in zip(people(5), (1, 2, 3, 4, 4), strict=True):
        said(person, mood)

    closed = actions.close_weeks(AFTER)

    assert (closed, CareWeek.objects.get().mood, CheckIn.objects.count()) == (1, Decimal("3.0"), 0)


def test_week_of_four_says_nothing_not_even_how_many(people):
    for person in people(4):
        said(person, 1)

    actions.close_weeks(AFTER)

    assert list(CareWeek.objects.values_list("monday", "mood")) == [(MONDAY, None)]
    assert {field.name for field in CareWeek._meta.get_fields()} == {"id", "monday", "mood"}


def test_five_check_ins_of_one_person_are_one_person(people):
    (person,) = people(1)
    for day in range(5):
        said(person, 1, MONDAY + dt.timedelta(days=day))

    actions.close_weeks(AFTER)

    assert CareWeek.objects.get().mood is None


def test_supervisor_is_not_counted(people):
    """Who reads the figure could subtract their own: four others would be left."""
    *others, both = people(5)
    both.groups.add(Group.objects.get(name="supervisor"))
    for person in [*others, both, *people(1, "supervisor")]:
        said(person, 1)

    actions.close_weeks(AFTER)

    assert CareWeek.objects.get().mood is None


def test_running_week_is_not_shown_and_not_touched(people):
    for person in people(6):
        said(person, 3)

    actions.close_weeks(MONDAY + dt.timedelta(days=6))

    assert (CareWeek.objects.count(), CheckIn.objects.count()) == (0, 6)


def test_figure_never_changes_so_that_no_difference_tells_anything(people):
    """A sixth check-in, a person who leaves, a second run: the week's figure stays as it was first made."""
    *five, sixth = people(6)
    for person in five:
        said(person, 4)
    actions.close_weeks(AFTER)

    said(sixth, 1)
    five[0].delete()
    actions.close_weeks(AFTER)

    assert CareWeek.objects.get().mood == 4
    assert not CheckIn.objects.exists()


def test_check_in_of_the_past_cannot_be_made_or_changed(at_desk, analyst):
    yesterday = said(analyst, 4, timezone.localdate() - dt.timedelta(days=1))

    at_desk(analyst).post("/admin/raporto/kujdesi/si-je/", {"mood": "1", "day": str(yesterday.day)})

    yesterday.refresh_from_db()
    assert (yesterday.mood, CheckIn.objects.get(day=timezone.localdate()).mood) == (4, 1)


@pytest.mark.parametrize("mood", ["0", "6", "x", ""])
def test_mood_outside_the_scale_is_not_kept(at_desk, analyst, mood):
    at_desk(analyst).post("/admin/raporto/kujdesi/si-je/", {"mood": mood})

    assert not CheckIn.objects.exists()


@hypothesis_settings(max_examples=60, deadline=None)
@given(moods=st.lists(st.integers(1, 5), min_size=5, max_size=9), replaced=st.integers(1, 5))
def test_one_person_alone_moves_the_figure_by_little(moods, replaced):
    """To the nearest half: what one person of five says hides among many combinations of the others."""
    one = actions.to_half(sum(moods) / len(moods))
    other = actions.to_half((sum(moods) - moods[0] + replaced) / len(moods))

    assert abs(one - other) <= 1
    assert one in {Decimal(n) / 2 for n in range(2, 11)}


@pytest.mark.parametrize("count", [1, 3])
def test_supervisors_page_costs_the_same_however_many_weeks(at_desk, supervisor, count, django_assert_num_queries):
    for week in range(count):
        CareWeek.objects.create(monday=MONDAY - dt.timedelta(days=7 * week), mood=3)
    client = at_desk(supervisor)
    client.get("/admin/raporto/kujdesi/")

    with django_assert_num_queries(16):
        page = client.get("/admin/raporto/kujdesi/")

    assert len(page.context["weeks"]) == count


def test_analyst_sees_no_weeks(at_desk, analyst):
    CareWeek.objects.create(monday=MONDAY, mood=3)

    page = html.page(at_desk(analyst).get("/admin/raporto/kujdesi/"))
    assert page.select("#care-today") and not page.select("#care-weeks")


def test_nothing_of_a_check_in_is_left_anywhere(people):
    (person,) = people(1)
    said(person, 5)
    actions.close_weeks(AFTER)

    assert not CheckIn.objects.exists()
    assert not AuditEntry.objects.filter(verb__contains="check").exists()
