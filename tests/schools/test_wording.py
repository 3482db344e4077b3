from datetime import date

import pytest
from django.utils import translation

from core.i18n.dates import day_in_words
from schools.wording import tidy_class


@pytest.mark.parametrize("label", ["9B", "9 b", "9-B", " 9/b ", "9.b"])
def test_tidy_class_writes_one_class_in_one_way(label):
    assert tidy_class(label) == "9B"


@pytest.mark.parametrize(
    ("language", "words"), [("sq", "e martë, 24 nëntor 2026"), ("en", "Tuesday, 24 November 2026")]
)
def test_day_words_follow_the_language(language, words):
    with translation.override(language):
        assert day_in_words(date(2026, 11, 24)) == words
