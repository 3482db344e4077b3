from core.models import Municipality, Region
from schools import demo
from schools.clashes.detection import find
from schools.models import School, Session


def test_demo_reaches_every_region_with_sessions_past_and_to_come(db):
    demo.load(print)

    for status in ("planned", "held"):
        regions = Region.objects.filter(municipalities__schools__sessions__status=status).distinct()
        assert regions.count() == 12
    assert School.objects.values("municipality").distinct().count() == Municipality.objects.count()


def test_demo_makes_no_session_that_clashes(db):
    demo.load(print)

    bookings = [session.booking() for session in Session.objects.with_names()]
    for number, booking in enumerate(bookings):
        near = [other for other in bookings[:number] if other.start.date() == booking.start.date()]
        assert find(booking, near, {}) == []


def test_demo_changes_nothing_when_it_runs_again(db, make_person):
    demo.load(print)
    before = Session.objects.count()
    user = make_person("facilitator", "lehtesues", region="shkoder")

    demo.load(print)
    demo.load(print)

    assert Session.objects.count() == before
    assert user.facilitator.network.region.slug == "shkoder"
