"""Two coordinators ask for the same facilitator at the same moment: one of them gets her."""

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection

from schools.clashes.detection import Clashing
from schools.models import Session
from schools.sessions import actions
from tests.factories import schools as make


@pytest.mark.django_db(transaction=True)
def test_of_two_plans_at_once_only_one_wins():
    plans, together, ends = two_plans(), Barrier(2), []
    threads = [Thread(target=attempt, args=(plan, together, ends)) for plan in plans]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ends) == ["refused", "won"]
    assert Session.objects.count() == 1


def two_plans():
    ana = make.facilitator()
    return [
        actions.Plan(make.school(), label, make.topic(), [ana], make.at(10), make.at(10, 45)) for label in ("9A", "9B")
    ]


def attempt(plan, together, ends):
    together.wait()
    try:
        actions.plan(plan, by=None)
        ends.append("won")
    except (Clashing, OperationalError):  # SQLite in memory, which only tests use, answers "locked" at once
        ends.append("refused")
    finally:
        connection.close()
