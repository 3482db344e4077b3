"""The duty list: whoever is on duty and holds the key is told of danger, again and again, and nobody is forgotten."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry, OutboxItem
from core.rate_limits.models import Bucket
from reporting import tasks
from reporting.cases.actions import assignment
from reporting.duty import queries
from reporting.models import Shift
from tests import html
from tests.factories import reporting as make
from tests.worker import deliver_all

TIRANA = ZoneInfo("Europe/Tirane")
MONDAY = dt.date(2026, 11, 9)
ALWAYS = {"begins": dt.time(0), "ends": dt.time(0)}
PHONE = "+355600000000"


def at(hour, minute=0, day=MONDAY):
    return dt.datetime.combine(day, dt.time(hour, minute), TIRANA)


def shift(user, **more):
    return Shift.objects.create(user=user, **ALWAYS | more)


def told() -> list[str]:
    """Who got a mail about danger, in the order of addresses."""
    deliver_all()
    found = sorted(message.to[0] for message in mail.outbox if "rrezik tani" in message.subject.lower())
    mail.outbox.clear()
    return found


@pytest.fixture
def danger(vault):
    """Danger that comes in."""

    def come(scope="bullizem-dhune"):
        return make.report(rubric=make.rubric(scope), danger=True)

    return come


@pytest.mark.parametrize(
    ("when", "moment", "expected"),
    [
        ({"weekday": 1, "begins": dt.time(8), "ends": dt.time(16)}, at(8), True),
        ({"weekday": 1, "begins": dt.time(8), "ends": dt.time(16)}, at(16), False),
        ({"weekday": 2, "begins": dt.time(8), "ends": dt.time(16)}, at(8), False),
        ({"weekday": 0, "begins": dt.time(8), "ends": dt.time(16)}, at(15, 59), True),
        ({"weekday": 1, "begins": dt.time(20), "ends": dt.time(6)}, at(5, day=dt.date(2026, 11, 10)), True),
        ({"weekday": 1, "begins": dt.time(20), "ends": dt.time(6)}, at(5), False),
        ({"weekday": 7, "begins": dt.time(20), "ends": dt.time(6)}, at(5), True),
        ({"day": MONDAY, "begins": dt.time(8), "ends": dt.time(8)}, at(7, 59, dt.date(2026, 11, 10)), True),
        ({"day": MONDAY, "begins": dt.time(8), "ends": dt.time(8)}, at(8, day=dt.date(2026, 11, 10)), False),
        ({"day": dt.date(2026, 11, 16), "weekday": 1, "begins": dt.time(8), "ends": dt.time(16)}, at(9), False),
    ],
)
def test_shift_is_under_way_on_its_day_and_past_midnight(analyst, when, moment, expected):
    Shift.objects.create(user=analyst, **when)

    assert bool(queries.under_way(moment)) is expected


def test_empty_list_tells_everybody_who_holds_the_key(danger, analyst, other_analyst, supervisor):
    danger()

    assert told() == sorted(person.email for person in (analyst, other_analyst, supervisor))


def test_danger_goes_to_whoever_is_on_duty(danger, analyst, other_analyst):
    shift(other_analyst)

    danger()

    assert told() == [other_analyst.email]


def test_who_is_on_duty_without_a_key_is_not_told_and_everybody_else_is(danger, make_person, analyst, supervisor):
    keyless = make_person("analyst", "pa_celes")
    shift(keyless)

    danger()

    assert keyless.email not in (found := told())
    assert {analyst.email, supervisor.email} <= set(found)


def test_key_of_another_rubric_is_no_key(danger, make_person, analyst):
    other = make_person("analyst", "tjeter_rubrike")
    make.give_rubric("gjuhe-urrejtjeje", analyst, other)
    shift(other)
    shift(analyst)

    danger()

    assert told() == [analyst.email]


def test_other_reports_are_told_to_everybody_as_before(vault, analyst, other_analyst, supervisor):
    shift(analyst)

    make.report(rubric=make.rubric())
    deliver_all()

    assert len(mail.outbox) == 3


def test_mail_about_danger_repeats_until_somebody_takes_the_report(danger, analyst, other_analyst):
    shift(analyst)
    report = danger()
    rounds = [told()]
    for _ in range(2):
        Bucket.objects.all().delete()  # the window of two minutes is over
        tasks.repeat_danger()
        rounds.append(told())

    assignment.take(report, by=other_analyst)
    Bucket.objects.all().delete()
    tasks.repeat_danger()

    assert rounds == [[analyst.email]] * 3
    assert told() == []
    assert OutboxItem.objects.count() == 0


def test_beat_repeats_every_quarter_of_an_hour(settings):
    assert settings.CELERY_BEAT_SCHEDULE["repeat-danger"] == {"task": "reporting.tasks.repeat_danger", "schedule": 900}


def test_only_danger_repeats(vault, analyst):
    make.report(rubric=make.rubric())
    deliver_all()
    mail.outbox.clear()

    tasks.repeat_danger()

    assert told() == []


@pytest.fixture
def gateway(settings, tmp_path):
    """The text messages that went out."""
    settings.SMS_BACKEND, settings.SMS_FILE_PATH = "core.backends.sms.FileBackend", tmp_path
    return lambda: sorted(path.read_text() for path in tmp_path.iterdir())


def test_text_message_goes_to_the_shift_s_number_and_says_two_words(gateway, danger, analyst, other_analyst):
    shift(analyst, phone=PHONE)
    shift(other_analyst)

    report = danger()
    deliver_all()

    assert gateway() == [f"{PHONE}\nRAPORTO!: rrezik tani\n"]
    assert report.reference not in gateway()[0]


def test_no_text_message_where_the_gateway_is_off(danger, analyst, settings):
    assert settings.SMS_BACKEND == ""
    shift(analyst, phone=PHONE)

    danger()
    deliver_all()

    assert not OutboxItem.objects.exists()


def test_no_text_message_to_who_holds_no_key_or_left_the_list(gateway, danger, make_person, analyst):
    shift(make_person("analyst", "pa_celes"), phone="+355600000001")
    mine = shift(analyst, phone=PHONE)
    danger()
    outbox = OutboxItem.objects.get(kind="reporting.new_danger")
    mine.delete()
    outbox.refresh_from_db()

    deliver_all()

    assert gateway() == []


# --- The page ---------------------------------------------------------------------------------------------------------
TYPED = {"weekday": "1", "day": "", "begins": "16:00", "ends": "08:00", "phone": "060 000 0000"}


def url(*args):
    return reverse("reporting_desk:duty_shift", args=args) if args else reverse("reporting_desk:duty")


def test_supervisor_adds_changes_and_takes_off_a_shift(login, supervisor, analyst, vault):
    client = login(supervisor)

    added = client.post(url(), TYPED | {"user": analyst.pk})
    made = Shift.objects.get()
    changed = client.post(url(made.pk), TYPED | {"user": analyst.pk, "day": timezone.localdate().isoformat()})
    made.refresh_from_db()
    page = client.get(url()).content.decode()
    gone = client.post(reverse("reporting_desk:duty_remove", args=[made.pk]))
    client.post(reverse("reporting_desk:duty_remove", args=[made.pk]))

    assert [answer.status_code for answer in (added, changed, gone)] == [302, 302, 302]
    assert (made.day, made.phone) == (timezone.localdate(), PHONE)
    assert PHONE in page
    assert not Shift.objects.exists()
    entries = AuditEntry.objects.filter(verb__startswith="duty.")
    assert [entry.verb for entry in entries.order_by("pk")] == ["duty.added", "duty.changed", "duty.removed"]
    assert not any(PHONE in str(entry.facts) for entry in entries)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"phone": "12"}, "phone"),
        ({"phone": "+355 abc"}, "phone"),
        ({"begins": "25:00"}, "begins"),
        ({"day": "2020-01-01"}, "day"),
        ({"user": "999999"}, "user"),
    ],
)
def test_what_makes_no_sense_is_told_and_kept(login, supervisor, analyst, vault, wrong, field):
    response = login(supervisor).post(url(), TYPED | {"user": analyst.pk} | wrong)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert not Shift.objects.exists()
    assert TYPED["ends"] in response.content.decode()


def test_supervisor_sees_who_holds_no_key(login, supervisor, analyst, make_person, vault):
    shift(make_person("analyst", "pa_celes"))
    shift(analyst)

    page = html.page(login(supervisor).get(url()))

    assert [html.text(row.select_one("strong")) for row in page.select(".desk-shifts .desk-problem")] == ["pa_celes"]


def test_analyst_sees_the_list_without_numbers_and_changes_nothing(login, analyst, other_analyst, vault):
    shift(other_analyst, phone=PHONE)
    client = login(analyst)

    page = client.get(url())
    refused = client.post(url(), TYPED | {"user": analyst.pk})

    assert "other_analyst" in page.content.decode()
    assert PHONE not in page.content.decode()
    assert refused.status_code == 403
    assert Shift.objects.count() == 1


@pytest.mark.parametrize("count", [1, 5])
def test_page_costs_the_same_for_any_number_of_shifts(
    login, supervisor, analyst, vault, django_assert_num_queries, count
):
    for _ in range(count):
        shift(analyst)
    client = login(supervisor)
    client.get(url())

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(url())


PAGE_QUERIES = 18


def test_dates_that_are_over_go(login, supervisor, analyst, vault):
    shift(analyst, day=timezone.localdate() - dt.timedelta(days=9))

    login(supervisor).post(url(), TYPED | {"user": analyst.pk})

    assert Shift.objects.get().day is None
