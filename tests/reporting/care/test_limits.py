"""Care: a budget of severe items, pauses, the end of a shift, themes; danger now is never blocked."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry
from reporting.care import actions, limits
from reporting.cases.actions import assignment
from reporting.models import Assessment, CareChoice, Exposure, Report, Taxonomy, Term
from tests import html
from tests.factories import reporting as make

CARE = "/admin/raporto/kujdesi/"
NEXT = "/admin/raporto/tjetri/"


@pytest.fixture
def severe(vault):
    """Makes reports about sexual abuse of children: `severe(2)`."""
    return lambda count=1, **more: [make.report(rubric=make.rubric("dhune-seksuale"), **more) for _ in range(count)]


def open_(client, report, **query):
    return client.get(reverse("reporting_desk:report", args=[report.pk]), query)


def is_open(page) -> bool:
    return bool(html.page(page).select(".desk-answers"))


def colleagues(page) -> list[str]:
    """Who is named on the page that stops."""
    return html.texts(html.page(page), "[aria-labelledby=desk-stop] li")


def chosen(user, **values) -> CareChoice:
    return CareChoice.objects.update_or_create(user=user, defaults=values)[0]


def at(hour, minute=0):
    return timezone.make_aware(dt.datetime(2026, 11, 18, hour, minute))


def test_severe_report_counts_once_a_day(at_desk, analyst, severe):
    client, (report,) = at_desk(analyst), severe()

    for _ in range(3):
        open_(client, report)

    assert Exposure.objects.get().severe == 1


def test_other_reports_do_not_count(at_desk, analyst, report):
    open_(at_desk(analyst), report)

    assert not Exposure.objects.exists()


def test_severe_terms_count(analyst, report):
    taxonomy = Taxonomy.objects.create(code="prove", version="1", name_sq="x", name_en="x")
    Term.objects.create(taxonomy=taxonomy, code="a", label_sq="a", label_en="a", severe=True)
    Term.objects.create(taxonomy=taxonomy, code="b", label_sq="b", label_en="b")
    said = Assessment.objects.create(
        report=report, verdict="illegal", terms={"prove": {"version": "1", "terms": ["b"]}}
    )

    before = limits.is_severe(report)
    Assessment.objects.filter(pk=said.pk).update(terms={"prove": {"version": "1", "terms": ["a"]}})

    assert (before, limits.is_severe(report)) == (False, True)


def test_budget_that_is_used_up_stops(at_desk, analyst, severe):
    chosen(analyst, daily_budget=2)
    client, reports = at_desk(analyst), severe(3)

    pages = [open_(client, report) for report in reports]

    assert [is_open(page) for page in pages] == [True, True, False]
    assert colleagues(pages[2]) == ["other_analyst"]
    assert Exposure.objects.get().severe == 2


def test_what_is_open_can_be_finished(at_desk, analyst, severe):
    chosen(analyst, daily_budget=1)
    mine, seen = severe(2)
    assignment.take(mine, by=analyst)
    client = at_desk(analyst)
    open_(client, seen)

    assert is_open(open_(client, seen)) and is_open(open_(client, mine))
    answer = client.post(reverse("reporting_desk:take", args=[seen.pk]))
    assert answer.status_code == 302 and Report.objects.get(pk=seen.pk).analyst == analyst


def test_stop_holds_for_every_step_that_would_open_the_report(at_desk, analyst, severe):
    chosen(analyst, paused_until=timezone.now() + dt.timedelta(hours=1))
    (report,) = severe()

    answer = at_desk(analyst).post(reverse("reporting_desk:take", args=[report.pk]))

    assert html.page(answer).select("h2#desk-stop") and not is_open(answer)
    assert Report.objects.get(pk=report.pk).analyst is None


def test_danger_now_is_never_blocked_but_a_colleague_comes_first(at_desk, analyst, severe):
    chosen(analyst, paused_until=timezone.now() + dt.timedelta(hours=1))
    client, (report,) = at_desk(analyst), severe(danger=True)

    first = open_(client, report)
    then = open_(client, report, megjithate="1")

    assert not is_open(first) and colleagues(first) == ["other_analyst"]
    assert html.links(html.page(first).select_one("[aria-labelledby=desk-stop]"))[0].endswith("?megjithate=1")
    assert is_open(then) and Exposure.objects.get().severe == 1
    assert client.post(reverse("reporting_desk:take", args=[report.pk])).status_code == 302


def test_all_the_same_does_not_open_what_is_not_danger_now(at_desk, analyst, severe):
    chosen(analyst, paused_until=timezone.now() + dt.timedelta(hours=1))
    (report,) = severe()

    assert not is_open(open_(at_desk(analyst), report, megjithate="1"))


def test_colleague_who_is_spared_too_is_not_named(analyst, other_analyst, supervisor, severe):
    (report,) = severe()
    chosen(analyst, paused_until=timezone.now() + dt.timedelta(hours=1))
    chosen(other_analyst, daily_budget=1)
    Exposure.objects.create(user=other_analyst, day=limits.care_day(timezone.now()), severe=1)

    assert limits.stop(analyst, report, timezone.now()).colleagues == []


@pytest.mark.parametrize("count", [1, 3])
def test_asking_for_colleagues_costs_the_same(analyst, make_person, severe, count, django_assert_num_queries):
    from reporting.models import VaultKey

    (report,) = severe()
    key = VaultKey.objects.filter(vault__scope=report.scope).first()
    for number in range(count):
        holder = make.holder(make_person("analyst", f"koleg{number}"))
        VaultKey.objects.create(vault=key.vault, holder=holder, wrapped=key.wrapped)

    with django_assert_num_queries(3):
        colleagues = limits.free_colleagues(analyst, report, timezone.now())

    assert len(colleagues) == count + 1


def next_of(client) -> str:
    return client.get(NEXT)["Location"]


def test_next_leaves_out_severe_reports_while_spared(at_desk, analyst, severe, report):
    severe(2)
    client = at_desk(analyst)
    before = next_of(client)
    chosen(analyst, paused_until=timezone.now() + dt.timedelta(hours=1))

    after = next_of(client)

    assert str(report.pk) not in before and str(report.pk) in after


def test_next_offers_danger_now_even_while_spared(at_desk, analyst, severe, report):
    severe()
    (danger,) = severe(danger=True)
    chosen(analyst, paused_until=timezone.now() + dt.timedelta(hours=1))

    assert str(danger.pk) in next_of(at_desk(analyst))


def test_next_leaves_out_themes_that_were_opted_out_of(at_desk, analyst, vault):
    hate = make.report(rubric=make.rubric("gjuhe-urrejtjeje"))
    rubric = make.rubric("bullizem-dhune")
    mocked = make.report(rubric=rubric, category=rubric.categories.get(slug="tallje"))
    other = make.report(rubric=rubric, category=rubric.categories.get(slug="kercenime"))
    for number, report in enumerate((hate, mocked, other)):
        Report.objects.filter(pk=report.pk).update(priority=90 - number)
    client, offered = at_desk(analyst), []

    for opted_out in (
        [],
        ["gjuhe-urrejtjeje"],
        ["gjuhe-urrejtjeje", "bullizem-dhune/tallje"],
        ["gjuhe-urrejtjeje", "bullizem-dhune"],
    ):
        chosen(analyst, opted_out=opted_out)
        offered.append(next_of(client))

    assert [str(report.pk) in place for report, place in zip((hate, mocked, other), offered, strict=False)] == [
        True
    ] * 3
    assert offered[3] == "/admin/raporto/"


@pytest.mark.parametrize(
    ("now", "expected"),
    [(at(15, 29), False), (at(15, 30), True), (at(16), True), (at(19, 59), True), (at(20, 1), False)],
)
def test_last_half_hour_and_overtime_wind_down(analyst, now, expected):
    assert limits.is_end_of_shift(CareChoice(user=analyst, shift_ends=dt.time(16)), now) is expected


def test_shift_that_ends_after_midnight_winds_down_before_it(analyst):
    choice = CareChoice(user=analyst, shift_ends=dt.time(0, 10))

    assert [limits.is_end_of_shift(choice, now) for now in (at(23, 39), at(23, 41), at(0, 5))] == [False, True, True]


def test_no_severe_report_is_offered_in_the_last_half_hour(analyst, severe, report):
    severe()
    chosen(analyst, shift_ends=dt.time(16))

    offered = [limits.next_report(analyst, now).scope for now in (at(12), at(15, 45))]

    assert offered == ["dhune-seksuale", "bullizem-dhune"]


def test_night_shift_is_one_day():
    assert limits.care_day(at(4, 59)) == dt.date(2026, 11, 17)
    assert limits.care_day(at(5)) == dt.date(2026, 11, 18)


def test_higher_budget_holds_from_tomorrow(at_desk, analyst, severe):
    chosen(analyst, daily_budget=1)
    client, reports = at_desk(analyst), severe(2)
    open_(client, reports[0])

    client.post(CARE, {"daily_budget": "10", "shift_ends": "16:00"})

    assert not is_open(open_(client, reports[1]))
    assert CareChoice.objects.get().daily_budget == 10


@pytest.mark.parametrize(("sent", "kept"), [("20", 20), ("21", None), ("0", None), ("x", None)])
def test_budget_has_a_limit(at_desk, analyst, sent, kept):
    answer = at_desk(analyst).post(CARE, {"daily_budget": sent})

    assert answer.status_code == (302 if kept else 422)
    assert list(CareChoice.objects.values_list("daily_budget", flat=True)) == ([kept] if kept else [])


@pytest.mark.parametrize(("length", "minutes"), [("short", 15), ("long", 60)])
def test_pause_lasts_as_long_as_chosen(at_desk, analyst, length, minutes):
    at_desk(analyst).post(f"{CARE}pushim/", {"length": length})

    left = CareChoice.objects.get().paused_until - timezone.now()
    assert dt.timedelta(minutes=minutes - 1) < left <= dt.timedelta(minutes=minutes)


def test_shorter_pause_does_not_end_a_longer_one(analyst):
    long = actions.pause(analyst, length="day", now=at(12)).paused_until

    assert actions.pause(analyst, length="short", now=at(12)).paused_until == long == at(5) + dt.timedelta(days=1)


def test_choices_and_moods_are_nobody_elses(at_desk, analyst, supervisor):
    chosen(analyst, daily_budget=3, opted_out=["dhune-seksuale"])
    actions.check_in(analyst, 1)

    page = at_desk(supervisor).get(CARE)

    assert page.context["budget"] == 10 and page.context["mood_form"].initial == {}
    (weeks,) = html.page(page).select("[aria-labelledby=care-weeks]")
    assert "analyst" not in str(weeks)


def test_trail_does_not_speak_of_what_was_chosen(at_desk, analyst):
    client = at_desk(analyst)

    client.post(CARE, {"daily_budget": "3", "opted_out": ["dhune-seksuale"]})
    client.post(f"{CARE}si-je/", {"mood": "1"})

    entries = AuditEntry.objects.filter(verb__startswith="care.")
    assert list(entries.values_list("verb", "facts")) == [("care.chosen", {})]


@pytest.mark.parametrize("role", ["operator", "officer", "admin", "editor"])
def test_care_is_for_the_desk(login, make_person, role):
    client = login(make_person(role))

    assert [client.get(CARE).status_code, client.post(f"{CARE}pushim/").status_code] == [403, 403]
