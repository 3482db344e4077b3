import pytest

from tests.factories.campaigns import make_index


@pytest.fixture
def index(home):
    """The index of editions in Albanian."""
    return make_index(home)


@pytest.fixture
def english_index(home_en):
    return make_index(home_en, slug="day")
