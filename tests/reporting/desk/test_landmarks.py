"""A screen reader lists a page's landmarks by their names: two of one name cannot be told apart."""

import re
from collections import Counter

import pytest
from django.urls import reverse

NAMED = re.compile(r'<(?:section|nav|aside|form|div)\b[^>]*\baria-labelledby="([^"]+)"')


@pytest.mark.parametrize("name", ["keys", "figures", "retention", "forms"])
def test_each_landmark_of_the_desk_has_a_name_of_its_own(at_desk, supervisor, report, name):
    page = at_desk(supervisor).get(reverse(f"reporting_desk:{name}"))

    names = Counter(NAMED.findall(page.content.decode()))

    assert page.status_code == 200
    assert names
    assert set(names.values()) == {1}
