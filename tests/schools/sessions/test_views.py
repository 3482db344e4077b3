"""The coordinators' pages, as a browser without script sees them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from schools.models import Session
from tests.factories import schools as make
from tests.html import links, menu, page, text, value

LIST, PLAN = "/admin/seancat/", "/admin/seancat/plan/"
PAGES = ("sessions", "plan", "schools", "add_school", "facilitators", "add_facilitator")
WITH_KEY = ("session", "change", "cancel", "held")


def address(name, session):
    return reverse(f"schools_admin:{name}", args=[session.pk])


def test_plan_makes_a_session_and_leads_to_it(coordinator_client, typed):
    answer = coordinator_client.post(PLAN, typed())

    session = Session.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address("session", session))
    assert (session.start, session.end) == (make.at(10), make.at(10, 45))


def test_plan_sent_twice_makes_one_session(coordinator_client, typed):
    values = typed()

    coordinator_client.post(PLAN, values)
    answer = coordinator_client.post(PLAN, values)

    assert answer.status_code == 422
    assert Session.objects.count() == 1


def test_plan_names_the_clash_beside_its_field_and_keeps_what_was_typed(coordinator_client, typed):
    ana = make.facilitator(name="Lehtësues A")
    make.session(school=make.school(name="Shkolla B"), class_label="7C", facilitators=[ana])

    answer = coordinator_client.post(PLAN, typed(facilitators=[ana], note="sjell projektorin"))

    (sentence,) = answer.context["form"].errors["facilitators"]
    assert answer.status_code == 422
    for word in ("Lehtësues A", "10:00–10:45", "Shkolla B", "7C"):
        assert word in sentence
    form = page(answer).main.select_one("form[method=post]")
    assert [value(form, name) for name in ("note", "class_label", "end")] == ["sjell projektorin", "9B", "10:45"]
    assert sentence in text(form.select_one("[data-field]:has([name=facilitators])"))
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"school": ""}, "school"),
        ({"school": "999999999999999999999999"}, "school"),
        ({"school": "x"}, "school"),
        ({"class_label": ""}, "class_label"),
        ({"class_label": "9B" * 20}, "class_label"),
        ({"class_label": "9\x00B"}, "class_label"),
        ({"class_label": "<b>"}, "class_label"),
        ({"topic": "0"}, "topic"),
        ({"day": "31.02.2027"}, "day"),
        ({"day": "2020-01-07"}, "day"),
        ({"day": "99999-01-01"}, "day"),
        ({"day": "20.01.2099"}, "day"),
        ({"start": "06:30"}, "start"),
        ({"end": "20:30", "start": "19:30"}, "end"),
        ({"class_label": "10A"}, "class_label"),
        ({"start": "25:00"}, "start"),
        ({"end": "9:00"}, "end"),
        ({"facilitators": []}, "facilitators"),
        ({"facilitators": ["x"]}, "facilitators"),
        ({"facilitators": ["99999999999999999999999"]}, "facilitators"),
        ({"note": "x" * 501}, "note"),
    ],
)
def test_plan_answers_wrong_input_beside_the_field(coordinator_client, typed, wrong, field):
    answer = coordinator_client.post(PLAN, typed() | wrong)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Session.objects.exists()


def test_plan_offers_and_takes_only_the_own_region(coordinator_client, typed):
    far_school, far_person = make.school("sarande"), make.facilitator("vlore")

    answer = coordinator_client.post(PLAN, typed(school=far_school, facilitators=[far_person]))

    assert set(answer.context["form"].errors) == {"school", "facilitators"}
    assert far_school.name not in text(page(answer).select_one("[name=school]"))


def test_change_moves_the_session(coordinator_client, typed):
    session = make.session()
    values = typed(school=session.school, facilitators=list(session.facilitators.all()), start="11:00", end="11:30")

    answer = coordinator_client.post(address("change", session), values)

    session.refresh_from_db()
    assert answer.status_code == 302
    assert (session.start, session.end) == (make.at(11), make.at(11, 30))


def test_change_shows_what_is_planned(coordinator_client):
    session = make.session(class_label="8D")

    form = page(coordinator_client.get(address("change", session))).main.select_one("form[method=post]")

    assert [value(form, name) for name in ("class_label", "start", "end")] == ["8D", "10:00", "10:45"]
    assert value(form, "school") == str(session.school_id)


def test_change_keeps_a_facilitator_who_is_no_longer_active(coordinator_client):
    gone = make.facilitator(active=False)
    session = make.session(facilitators=[gone])

    assert gone in coordinator_client.get(address("change", session)).context["form"].fields["facilitators"].queryset
    assert gone not in coordinator_client.get(PLAN).context["form"].fields["facilitators"].queryset


def test_cancel_asks_first_and_cancels_on_post(coordinator_client):
    session = make.session()

    coordinator_client.get(address("cancel", session))
    session.refresh_from_db()
    before = session.status
    coordinator_client.post(address("cancel", session), {"reason": "Shkolla kërkoi një ditë tjetër."})

    session.refresh_from_db()
    assert (before, session.status) == ("planned", "cancelled")
    assert "Shkolla kërkoi" in text(page(coordinator_client.get(address("session", session))).main)


def test_cancelling_without_a_reason_is_refused(coordinator_client):
    session = make.session()

    answer = coordinator_client.post(address("cancel", session), {"reason": " "})

    session.refresh_from_db()
    assert (answer.status_code, session.status) == (422, "planned")


def test_held_session_offers_its_correction(coordinator_client):
    session = make.session(status="held", start=timezone.now() - timedelta(days=1))

    assert address("change", session) in links(page(coordinator_client.get(address("session", session))))


def test_held_is_said_after_the_session(coordinator_client):
    session = make.session(start=timezone.now() - timedelta(hours=3))

    answer = coordinator_client.post(address("held", session))

    session.refresh_from_db()
    assert (answer.status_code, session.status) == (302, "held")


@pytest.mark.parametrize("name", ["cancel", "held", "change"])
def test_a_step_too_late_is_answered_with_a_sentence(coordinator_client, typed, name):
    session = make.session(status="cancelled")

    answer = coordinator_client.post(address(name, session), typed(reason="x"), follow=True)

    assert answer.redirect_chain[-1][0] == address("session", session)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize("name", WITH_KEY)
def test_another_region_gets_404(login, other_coordinator, name):
    session = make.session()
    browser = login(other_coordinator)

    answers = {browser.post(address(name, session)).status_code}
    answers |= {browser.get(address(name, session)).status_code} if name != "held" else set()

    assert answers == {404}
    session.refresh_from_db()
    assert session.status == "planned"


def test_a_key_that_nobody_has_gets_404(coordinator_client):
    assert coordinator_client.get(f"/admin/seancat/{10**30}/").status_code == 404


def test_facilitator_reads_the_own_sessions_and_changes_nothing(login, facilitator):
    session = make.session(facilitators=[make.facilitator(user=facilitator)])
    other = make.session()
    browser = login(facilitator)

    assert list(browser.get(LIST).context["records"]) == [session]
    offered = set(links(page(browser.get(address("session", session)))))
    assert not offered & {address("change", session), address("cancel", session)}
    assert browser.get(address("session", other)).status_code == 404
    assert [browser.post(address(name, session)).status_code for name in WITH_KEY[1:]] == [403, 403, 403]
    assert [browser.get(reverse(f"schools_admin:{name}")).status_code for name in PAGES[1:]] == [403] * 5


@pytest.mark.parametrize("name", PAGES)
def test_pages_send_a_stranger_to_sign_in_and_turn_other_roles_away(login, visitor, make_person, name):
    url = reverse(f"schools_admin:{name}")

    assert visitor.get(url).status_code == 302
    for role in ("editor", "admin", "analyst", "partner"):
        assert login(make_person(role, f"{role}-{name}", region="shkoder")).get(url).status_code == 403


def test_menu_shows_sessions_to_those_whose_work_they_are(coordinator_client, login, editor):
    own, others = (menu(client.get("/admin/")) for client in (coordinator_client, login(editor)))

    assert own.count("/admin/seancat/") == 1
    assert "/admin/seancat/" not in others


def test_list_shows_what_is_to_come_by_day(coordinator_client):
    late, early = make.session(start=make.at(12)), make.session(start=make.at(9))
    make.session(status="cancelled")
    make.session(start=timezone.now() - timedelta(days=2))

    assert list(coordinator_client.get(LIST).context["records"]) == [early, late]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "cancelled"}, {"cancelled"}),
        ({"status": "held"}, {"held"}),
        ({"status": "unconfirmed"}, {"over"}),
        ({"status": "all"}, {"coming", "cancelled", "held", "over"}),
        ({"municipality": "puke"}, set()),
        ({"status": "nonsense", "month": "x", "p": "-1"}, {"coming"}),
    ],
)
def test_list_is_narrowed_by_state_and_municipality(coordinator_client, asked, found):
    yesterday = timezone.now() - timedelta(days=1)
    sessions = {
        "coming": make.session(),
        "cancelled": make.session(status="cancelled"),
        "held": make.session(status="held", start=yesterday),
        "over": make.session(start=yesterday),
    }
    if "municipality" in asked:
        asked = {"municipality": make.Municipality.objects.get(slug=asked["municipality"]).pk}

    listed = set(coordinator_client.get(LIST, asked).context["records"])

    assert {name for name, session in sessions.items() if session in listed} == found


def test_list_is_narrowed_by_month(coordinator_client):
    day = make.school_day(40)
    inside = make.session(start=make.at(10, day=day))
    make.session(start=make.at(10, day=make.school_day(80)))

    assert list(coordinator_client.get(LIST, {"month": f"{day:%Y-%m}"}).context["records"]) == [inside]


def test_list_goes_on_after_25(coordinator_client):
    school, people = make.school(), [make.facilitator()]
    for number in range(26):
        make.session(school=school, facilitators=people, start=make.at(10, day=make.school_day(number + 1)))

    assert len(coordinator_client.get(LIST, {"p": 2}).context["records"]) == 1


@pytest.mark.parametrize("url", [LIST, "/admin/seancat/schools/", "/admin/seancat/facilitators/"])
def test_lists_ask_as_often_for_three_rows_as_for_one(coordinator_client, django_assert_num_queries, url):
    make.session()
    coordinator_client.get(url)
    with django_assert_num_queries(counted(coordinator_client, url)):
        coordinator_client.get(url)
    for hour in (11, 12):
        make.session(start=make.at(hour), facilitators=[make.facilitator(), make.facilitator()])

    with django_assert_num_queries(counted.last):
        coordinator_client.get(url)


def counted(coordinator_client, url) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        coordinator_client.get(url)
    counted.last = len(queries)
    return counted.last
