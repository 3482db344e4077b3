import pytest

from schools.coordinators.rules import is_coordinator
from schools.sessions import rules
from tests.factories import schools as make


@pytest.mark.parametrize(
    ("role", "region", "coordinates", "sees"),
    [
        ("coordinator", "shkoder", True, True),
        ("facilitator", "shkoder", False, True),
        ("coordinator", None, False, False),
        ("facilitator", None, False, False),
        ("admin", "shkoder", False, False),
        ("editor", "shkoder", False, False),
        ("partner", "shkoder", False, False),
    ],
)
def test_rules_ask_for_role_and_region(make_person, role, region, coordinates, sees):
    person = make_person(role, region=region)

    assert (is_coordinator(person), rules.sees_sessions(person)) == (coordinates, sees)


def test_may_change_ends_at_the_border_of_the_region(coordinator, other_coordinator):
    session = make.session()

    assert rules.may_change(coordinator, session)
    assert not rules.may_change(other_coordinator, session)
