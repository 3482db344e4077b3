from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from schools.models import Facilitator, School, Session
from tests.factories import schools as make


def test_visible_to_shows_a_coordinator_the_own_region(coordinator):
    own = make.session()
    make.session(school=make.school("sarande"))

    assert list(Session.objects.visible_to(coordinator)) == [own]
    assert list(School.objects.visible_to(coordinator)) == [own.school]
    assert {one.network.region.slug for one in Facilitator.objects.visible_to(coordinator)} == {"shkoder"}


def test_visible_to_shows_a_facilitator_the_own_sessions(facilitator):
    me = make.facilitator(user=facilitator)
    own = make.session(facilitators=[me, make.facilitator()])
    make.session()

    assert list(Session.objects.visible_to(facilitator)) == [own]
    assert not School.objects.visible_to(facilitator).exists()
    assert not Facilitator.objects.visible_to(facilitator).exists()


@pytest.mark.parametrize("role", ["admin", "editor", "moderator", "campaigner", "analyst", "supervisor", "partner"])
def test_visible_to_shows_nothing_to_every_other_role(make_person, role):
    make.session()

    assert not Session.objects.visible_to(make_person(role, region="shkoder")).exists()


def test_visible_to_shows_nothing_to_a_coordinator_without_a_region(make_person):
    make.session()

    assert not Session.objects.visible_to(make_person("coordinator")).exists()


def test_upcoming_and_unconfirmed_part_at_the_end_of_a_session(db):
    now = timezone.now()
    under_way = make.session(start=now - timedelta(minutes=10))
    over = make.session(start=now - timedelta(hours=2))
    make.session(start=now + timedelta(hours=2), status="cancelled")

    assert list(Session.objects.upcoming(now)) == [under_way]
    assert list(Session.objects.unconfirmed(now)) == [over]


def test_between_leaves_out_what_only_touches(db):
    make.session(start=make.at(9, 15))
    inside = make.session(start=make.at(10, 30))

    assert list(Session.objects.between(make.at(10), make.at(11))) == [inside]


def test_database_refuses_an_end_before_the_start(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.session(end=make.at(9))
