import datetime as dt

import pytest
from django.utils import translation

from core.i18n.dates import day_in_words


@pytest.mark.parametrize(
    ("language", "words"), [("sq", "e martë, 24 nëntor 2026"), ("en", "Tuesday, 24 November 2026")]
)
def test_day_in_words_follows_the_language(language, words):
    with translation.override(language):
        assert day_in_words(dt.date(2026, 11, 24)) == words
