from datetime import timedelta

from django.utils import timezone

from schools.coverage import queries
from tests.factories import schools as make


def figures(slug="shkoder"):
    found = queries.regions_with_figures(timezone.now()).get(slug=slug)
    return {name: getattr(found, name) for name in ("planned", "held", "reached", "total")}


def test_figures_count_sessions_and_municipalities_once_each(db):
    people = [make.facilitator(), make.facilitator()]
    school = make.school()
    make.session(school=school, facilitators=people)
    make.session(school=school, class_label="8A", facilitators=people)
    make.session(school=make.school("puke"), status="held", start=timezone.now() - timedelta(days=1))

    assert figures() == {"planned": 2, "held": 1, "reached": 2, "total": 5}


def test_figures_leave_out_cancelled_unconfirmed_and_far_sessions(db):
    now = timezone.now()
    make.session(status="cancelled")
    make.session(start=now - timedelta(days=1))
    make.session(start=now + timedelta(weeks=queries.WEEKS_AHEAD, days=1))
    make.session(status="held", start=now - timedelta(days=400))

    counted = figures()

    assert (counted["planned"], counted["held"]) == (0, 0)


def test_figures_take_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(queries.regions_with_figures(timezone.now())) == 12
