"""A screen reader lists a page's landmarks by their names: two of one name cannot be told apart."""

from collections import Counter

import pytest
from django.urls import reverse

from tests import html

NAMED = ":is(section, nav, aside, form, div)[aria-labelledby]"


@pytest.mark.parametrize("name", ["keys", "figures", "retention", "forms"])
def test_each_landmark_of_the_desk_has_a_name_of_its_own(at_desk, supervisor, report, name):
    page = at_desk(supervisor).get(reverse(f"reporting_desk:{name}"))

    shown = html.page(page).select_one("main")
    names = Counter(html.text(shown.find(id=landmark["aria-labelledby"])) for landmark in shown.select(NAMED))
    assert page.status_code == 200
    assert names and "" not in names
    assert set(names.values()) == {1}
