import pytest

from tests.factories import schools as make


@pytest.fixture
def typed():
    """What a coordinator types for a session that nothing stands against; a test overrides what it is about."""

    def give(**given):
        values = {
            "school": given.pop("school", None) or make.school(),
            "class_label": "9B",
            "topic": make.topic(),
            "day": make.school_day().isoformat(),
            "start": "10:00",
            "end": "10:45",
            "facilitators": given.pop("facilitators", None) or [make.facilitator()],
            "note": "",
        } | given
        values["facilitators"] = [getattr(one, "pk", one) for one in values["facilitators"]]
        return {name: getattr(value, "pk", value) for name, value in values.items()}

    return give


@pytest.fixture
def coordinator_client(login, coordinator):
    """The browser of Shkodër's coordinator."""
    return login(coordinator)
