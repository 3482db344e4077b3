"""Some add-ons silently pull another Wagtail: this one is the long-term support line (docs/adr/0002)."""

from importlib.metadata import version


def test_wagtail_is_of_the_long_term_line():
    assert version("wagtail").split(".")[:2] == ["7", "4"]


def test_django_is_of_the_long_term_line():
    assert version("django").split(".")[:2] == ["5", "2"]
