from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import AuditEntry, ExtraDayOff
from core.states import WrongStep
from schools.clashes.detection import Clashing
from schools.models import Session
from schools.sessions import actions
from schools.sessions.states import State
from tests.factories import schools as make


@pytest.fixture
def wanted(db):
    return actions.Plan(
        school=make.school(),
        class_label="9 b",
        topic=make.topic(),
        facilitators=[make.facilitator()],
        start=make.at(10),
        end=make.at(10, 45),
    )


def fields(refused) -> list[str]:
    return [clash.field for clash in refused.value.clashes]


def audited() -> list[tuple]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", "actor"))


def test_plan_writes_the_session_and_the_audit_entry(wanted, coordinator):
    session = actions.plan(wanted, by=coordinator)

    assert (session.class_label, session.status, session.planned_by) == ("9B", State.PLANNED, coordinator)
    assert list(session.facilitators.all()) == wanted.facilitators
    assert audited() == [("session.planned", coordinator.username)]


def test_plan_keeps_what_people_wrote_out_of_the_audit_trail(wanted, coordinator):
    actions.plan(replace(wanted, note="kanarina"), by=coordinator)

    assert "kanarina" not in str(list(AuditEntry.objects.values()))


def test_plan_refuses_a_taken_facilitator_and_writes_nothing(wanted, coordinator):
    make.session(facilitators=wanted.facilitators)

    with pytest.raises(Clashing) as refused:
        actions.plan(wanted, by=coordinator)

    assert fields(refused) == ["facilitators"]
    assert (Session.objects.count(), audited()) == (1, [])


def test_plan_refuses_a_taken_class(wanted, coordinator):
    make.session(school=wanted.school, class_label="9B")

    with pytest.raises(Clashing) as refused:
        actions.plan(wanted, by=coordinator)

    assert fields(refused) == ["class_label"]


def test_plan_refuses_an_extra_day_off(wanted, coordinator):
    ExtraDayOff.objects.create(date=make.school_day(), name="Urë")

    with pytest.raises(Clashing) as refused:
        actions.plan(wanted, by=coordinator)

    assert fields(refused) == ["day"]


def test_plan_refuses_the_past(wanted, coordinator):
    with pytest.raises(Clashing) as refused:
        actions.plan(replace(wanted, start=timezone.now() - timedelta(hours=1)), by=coordinator)

    assert fields(refused) == ["day"]


def test_plan_refuses_a_year_past_the_next(wanted, coordinator):
    start = make.at(10, day=date(timezone.localdate().year + 2, 1, 20))

    with pytest.raises(Clashing) as refused:
        actions.plan(replace(wanted, start=start, end=start + timedelta(minutes=45)), by=coordinator)

    assert fields(refused) == ["day"]


def test_plan_refuses_a_facilitator_who_could_not_be_there_in_time(wanted, coordinator):
    far = make.school("puke")
    make.session(start=make.at(9, 10), school=far, facilitators=wanted.facilitators)

    with pytest.raises(Clashing) as refused:
        actions.plan(wanted, by=coordinator)

    assert fields(refused) == ["facilitators"]


def test_plan_lets_sessions_touch(wanted, coordinator):
    make.session(start=make.at(10, 45), school=wanted.school, facilitators=wanted.facilitators)

    assert actions.plan(wanted, by=coordinator).pk


def test_plan_takes_the_place_of_a_cancelled_session(wanted, coordinator):
    before = actions.plan(wanted, by=coordinator)
    actions.cancel(before, by=coordinator, reason="x")

    after = actions.plan(wanted, by=coordinator)

    assert after.pk != before.pk


def test_move_does_not_clash_with_itself(wanted, coordinator):
    session = actions.plan(wanted, by=coordinator)

    actions.move(session, replace(wanted, start=make.at(10, 15), end=make.at(11)), by=coordinator)

    session.refresh_from_db()
    assert session.start == make.at(10, 15)
    assert AuditEntry.objects.get(verb="session.moved").facts == {"changed": "start, end"}


def test_move_refuses_a_clash_and_changes_nothing(wanted, coordinator):
    make.session(start=make.at(12), facilitators=wanted.facilitators)
    session = actions.plan(wanted, by=coordinator)

    with pytest.raises(Clashing):
        actions.move(session, replace(wanted, start=make.at(12), end=make.at(12, 30)), by=coordinator)

    session.refresh_from_db()
    assert session.start == wanted.start


def test_move_of_a_cancelled_session_is_a_wrong_step(wanted, coordinator):
    session = actions.plan(wanted, by=coordinator)
    actions.cancel(Session.objects.get(pk=session.pk), by=coordinator, reason="x")

    with pytest.raises(WrongStep):
        actions.move(session, wanted, by=coordinator)


def test_cancel_sees_what_somebody_faster_did(wanted, coordinator):
    session = actions.plan(wanted, by=coordinator)
    actions.cancel(Session.objects.get(pk=session.pk), by=coordinator, reason="x")

    with pytest.raises(WrongStep):
        actions.cancel(session, by=coordinator, reason="x")


def test_hold_waits_until_the_session_has_begun(db, coordinator):
    coming, begun = make.session(), make.session(start=timezone.now() - timedelta(minutes=5))

    actions.hold(begun, by=coordinator)

    assert begun.status == State.HELD
    with pytest.raises(WrongStep):
        actions.hold(coming, by=coordinator)


def past_day():
    return make.at(10, day=make.school_day(-40)), make.at(10, 45, day=make.school_day(-40))


def test_past_session_is_entered_as_held(wanted, coordinator):
    start, end = past_day()

    session = actions.plan(replace(wanted, start=start, end=end, was_held=True), by=coordinator)

    assert session.status == State.HELD
    assert audited() == [("session.planned", coordinator.username), ("session.held", coordinator.username)]


def test_session_ahead_is_not_entered_as_held(wanted, coordinator):
    with pytest.raises(Clashing) as refused:
        actions.plan(replace(wanted, was_held=True), by=coordinator)

    assert fields(refused) == ["day"]


def test_held_session_is_corrected_but_never_into_the_future(wanted, coordinator):
    start, end = past_day()
    session = actions.plan(replace(wanted, start=start, end=end, was_held=True), by=coordinator)

    actions.move(session, replace(wanted, start=start, end=end, class_label="8A"), by=coordinator)

    session.refresh_from_db()
    assert (session.class_label, session.status) == ("8A", State.HELD)
    with pytest.raises(Clashing):
        actions.move(session, wanted, by=coordinator)
