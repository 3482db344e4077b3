"""What is kept of the public pages is thrown away when what they show has changed, and only then."""

import pytest

from core.models import ExtraDayOff
from core.page_cache.generation import generation
from schools.models import School, Session, SessionTopic
from tests.factories import schools as make


@pytest.fixture
def session(db):
    return make.session()


@pytest.mark.parametrize("model", [School, Session, SessionTopic])
def test_what_the_map_shows_empties_the_cache(session, model):
    before = generation()

    model.objects.first().save()

    assert generation() != before


def test_facilitators_and_days_off_are_on_no_public_page_and_empty_nothing(session):
    before = generation()

    make.facilitator()
    ExtraDayOff.objects.create(date=make.school_day(), name="Urë")

    assert generation() == before
